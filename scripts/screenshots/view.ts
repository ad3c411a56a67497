import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Scene } from './scene.ts';

/** Whose page a view is; `visitor` is nobody, `rater` has no session either. */
export type Viewer = 'rater' | 'visitor' | 'hr' | 'reviewer' | 'manager' | 'leadership' | 'auditor';

/** One page in one state. */
export interface View {
  /** File name without ending, for example `rater-review-partly`. */
  name: string;
  viewer: Viewer;
  /** Settings of the browser that this state needs. */
  context?: BrowserContextOptions;
  /** Whether it changes its browser for good: the clock, or what scripts find on every page. */
  apart?: true;
  /** Whether it says everything in both languages at once, and so has no switch. */
  bilingual?: true;
  /** Where it is, if nothing is done on it after it is opened there, and so nothing is left behind. */
  path?: (scene: Scene) => Promise<string>;
  /** Brings the page into the state and returns when it is there. */
  show: (page: Page, scene: Scene) => Promise<void>;
}

/** The languages of the product with the browser's setting for each. */
export const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
export type Language = keyof typeof locales;

/** The two screens that everything is looked at on, in CSS pixels. */
export const screens = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
} as const;

/** The two languages, schemes and screens, to go through. */
export const languages = ['zh', 'en'] as const satisfies readonly (keyof typeof locales)[];
export const schemes = ['light', 'dark'] as const;
export const sizes = ['phone', 'desktop'] as const satisfies readonly (keyof typeof screens)[];
