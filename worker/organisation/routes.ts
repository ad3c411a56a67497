import { Hono } from 'hono';
import * as v from 'valibot';
import { cycleRoutes } from '../appraisal/cycle-routes.ts';
import { overviewRoutes } from '../overview/routes.ts';
import { formRoutes, policyRoutes } from '../forms/version-routes.ts';
import { noteExport } from '../audit/note-export.ts';
import type { AppEnv } from '../http/app-env.ts';
import { body } from '../http/body.ts';
import { companyRoutes } from './company-routes.ts';
import { departmentRoutes } from './department-routes.ts';
import { importRoutes } from './import/routes.ts';
import { readOrganisation } from './organisation-store.ts';
import { peopleRoutes } from './people-routes.ts';
import { substituteRoutes } from './substitute-routes.ts';
import { serviceMapRoutes } from './service-map-routes.ts';

const exportSchema = v.strictObject({
  list: v.picklist(['departments', 'people', 'service_map']),
});

/** What HR sets up: the organisation, the service map, forms, policies, cycles. Behind the HR role. */
export const organisationRoutes = new Hono<AppEnv>()
  .get('/organisation', async (c) => c.json(await readOrganisation(c.env.DB)))
  .post('/exports', body(exportSchema), async (c) => {
    const { list } = c.req.valid('json');
    await noteExport(c.env.DB, c.get('person').id, `export_${list}`, list);
    return c.json({ noted: true });
  })
  .route('/company', companyRoutes)
  .route('/departments', departmentRoutes)
  .route('/people', peopleRoutes)
  .route('/service-map', serviceMapRoutes)
  .route('/substitutes', substituteRoutes)
  .route('/import', importRoutes)
  .route('/forms', formRoutes)
  .route('/policies', policyRoutes)
  .route('/cycles', cycleRoutes)
  .route('/cycles', overviewRoutes);
