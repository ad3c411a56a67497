import { createApp } from './app.ts';
import { tick } from './clock.ts';
import { type Bindings, readConfig } from './env.ts';

const app = createApp();

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async scheduled(controller, env) {
    const config = readConfig(env);
    if (config === undefined) throw new Error('configuration is incomplete');
    const vault = { bucket: env.KEYS, secrets: config.keyEncryption };
    await tick(env.DB, vault, controller.scheduledTime);
  },
} satisfies ExportedHandler<Bindings>;
