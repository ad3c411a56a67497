import { createApp } from './app.ts';
import { tick } from './clock.ts';
import { type Bindings, readConfig, settingFaults } from './env.ts';

const app = createApp();

export default {
  fetch: (request, env, context) => app.fetch(request, env, context),
  async scheduled(controller, env) {
    const config = readConfig(env);
    if (config === undefined) {
      const faults = settingFaults(env).map(({ setting, fault }) => `${setting} is ${fault}`);
      throw new Error(`the configuration is incomplete: ${faults.join(', ')}`);
    }
    const vault = { bucket: env.KEYS, secrets: config.keyEncryption };
    await tick(env.DB, vault, controller.scheduledTime);
  },
} satisfies ExportedHandler<Bindings>;
