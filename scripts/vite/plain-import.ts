import type { Plugin } from 'vite';

/**
 * Makes `import()` in the rater's page what it is in the browser. Vite wraps it in a helper that
 * preloads stylesheets and chunks; the page has no such stylesheet, and the helper would be a
 * twentieth of what a rater loads before the first screen can be used.
 *
 * @param environment name of the build environment it is for
 */
export function plainImport(environment: string): Plugin {
  return {
    name: 'niping-plain-import',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === environment,
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
