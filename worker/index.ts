import { createApp } from './app.ts';
import { tick } from './clock.ts';
import { configuredDelivery } from './delivery/configured.ts';
import { type Bindings, readConfig, settingFaults } from './env.ts';
import { sendTaskNotices } from './task-notices/send.ts';
import { sealingDatabase } from './words/sealing-database.ts';

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
    try {
      await tick(sealingDatabase(env.DB, vault), vault, controller.scheduledTime);
    } finally {
      const delivery = { ...configuredDelivery(config), origin: config.consoleOrigin };
      await sendTaskNotices(env.DB, delivery);
    }
  },
} satisfies ExportedHandler<Bindings>;
