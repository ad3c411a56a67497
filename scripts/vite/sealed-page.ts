import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const stylesheetLink = /\s*<link rel="stylesheet"[^>]*href="\/(?<file>[^"]+)"[^>]*>/gu;

/** What every page of ours may do, whatever it shows. */
const commonDirectives = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // No policy may be made at all: nothing of ours turns a string into markup or code.
  "trusted-types 'none'",
];

/**
 * The `_headers` file of the built pages: each page's Content-Security-Policy.
 * @param styleHashes base64 SHA-256 of each style element inlined into the rater's page
 */
function headersFile(styleHashes: readonly string[]): string {
  // In the page: what the first screen needs. From a file of ours: what comes after it.
  const styles = ["'self'", ...styleHashes.map((hash) => `'sha256-${hash}'`)].join(' ');
  const rate = [...commonDirectives, `style-src ${styles}`, "form-action 'none'"];
  const reportPage = [...commonDirectives, "style-src 'self'", "form-action 'none'"];
  const consolePage = [...commonDirectives, "style-src 'self'", "form-action 'self'"];
  return [
    '/rate.html',
    `  Content-Security-Policy: ${rate.join('; ')}`,
    '/report.html',
    `  Content-Security-Policy: ${reportPage.join('; ')}`,
    '/console.html',
    `  Content-Security-Policy: ${consolePage.join('; ')}`,
    '',
  ].join('\n');
}

function stylesheet(bundle: Rolldown.OutputBundle, file: string): string {
  const asset = bundle[file];
  if (asset?.type !== 'asset') throw new Error(`no stylesheet ${file} in the bundle`);
  return typeof asset.source === 'string' ? asset.source : new TextDecoder().decode(asset.source);
}

/**
 * Moves the stylesheets of one HTML page into the page itself, saving the rater
 * a request, and writes the `_headers` file with the policies of all pages.
 * @param page file name of the page in the output, for example `rate.html`
 */
export function sealedPage(page: string): Plugin {
  return {
    name: 'niping-sealed-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const html = bundle[page];
        if (html?.type !== 'asset' || typeof html.source !== 'string') return;
        const hashes: string[] = [];
        html.source = html.source.replace(stylesheetLink, (_link, file: string) => {
          const css = stylesheet(bundle, file).trim();
          delete bundle[file];
          hashes.push(createHash('sha256').update(css).digest('base64'));
          return `\n    <style>${css}</style>`;
        });
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(hashes) });
      },
    },
  };
}
