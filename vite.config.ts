import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { BuildEnvironmentOptions } from 'vite';
import { plainImport } from './scripts/vite/plain-import.ts';
import { sealedPage } from './scripts/vite/sealed-page.ts';

const page = (name: string): string => fileURLToPath(new URL(`survey-ui/${name}`, import.meta.url));

/** Each page is a build of its own: a chunk shared with the console would cost the rater a request. */
function pageBuild(name: string): BuildEnvironmentOptions {
  return {
    outDir: fileURLToPath(new URL('dist/survey-ui', import.meta.url)),
    assetsDir: 'assets',
    // In-app browsers of WeChat, WeCom, DingTalk and Feishu on older phones.
    target: ['chrome79', 'safari14'],
    cssTarget: ['chrome79', 'safari14'],
    modulePreload: false,
    // A file inlined as a data URL would be refused by the page's own policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    rolldownOptions: { input: page(name) },
  };
}

export default defineConfig({
  root: 'survey-ui',
  publicDir: false,
  resolve: {
    // Before their own choice, which makes workers from text: see the file.
    alias: [{ find: /^fflate$/, replacement: page('console/kit/zip-in-page.ts') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [sealedPage('rate.html'), plainImport('client')],
  environments: {
    client: { build: { ...pageBuild('rate.html'), emptyOutDir: true } },
    report: { consumer: 'client', build: { ...pageBuild('report.html'), emptyOutDir: false } },
    console: { consumer: 'client', build: { ...pageBuild('console.html'), emptyOutDir: false } },
  },
  builder: {
    async buildApp(builder) {
      for (const [name, file] of [
        ['client', 'rate.html'],
        ['report', 'report.html'],
        ['console', 'console.html'],
      ] as const) {
        const environment = builder.environments[name];
        if (environment !== undefined && existsSync(page(file))) await builder.build(environment);
      }
    },
  },
});
