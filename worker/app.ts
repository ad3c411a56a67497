import { Hono } from 'hono';
import { gapsInPolicy } from './accounts/authorize.ts';
import { consoleApi } from './console-api.ts';
import { readConfig, settingFaults } from './env.ts';
import type { AppEnv } from './http/app-env.ts';
import { servePage } from './http/pages.ts';
import { answerError, Problem } from './http/problem.ts';
import { securityHeaders } from './http/security-headers.ts';
import { ratingRoutes } from './rating/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { nothingPurgedComesBack } from './retention/restored.ts';

/**
 * The application: rater's endpoints, console, pages. Nothing here logs anything.
 * @throws when a route has no line in the policy or a line no route
 */
export function createApp() {
  const app = new Hono<AppEnv>();
  app.use(securityHeaders());
  app.use(async (c, next) => {
    const config = readConfig(c.env);
    // The setting's name tells the operator where to look; its value stays inside.
    if (config === undefined) {
      throw new Problem('configuration_invalid', settingFaults(c.env)[0]?.setting);
    }
    c.set('config', config);
    await next();
  });
  app.use('/api/*', async (c, next) => {
    const { raterOrigin } = c.get('config');
    // The path as the router reads it: `/api/%72ate/` is the same address to it.
    const isRating = c.req.path.startsWith('/api/rate/');
    // On a host of its own the rater's page has no console beside it, and the other way round.
    if (raterOrigin !== undefined && (new URL(c.req.url).origin === raterOrigin) !== isRating) {
      throw new Problem('not_found');
    }
    await next();
  });
  app.use('/api/*', nothingPurgedComesBack());
  app.route('/api/rate', ratingRoutes);
  app.route('/api/rate', reportRoutes);
  app.route('/api', consoleApi);
  app.all('/api/*', () => {
    throw new Problem('not_found');
  });
  app.all('*', servePage);
  app.onError(answerError);
  const gaps = gapsInPolicy(app.routes);
  if (gaps.length > 0) throw new Error(`the policy does not fit the routes: ${gaps.join(', ')}`);
  return app;
}
