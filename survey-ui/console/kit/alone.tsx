import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** A page without navigation: one sheet with one thing to do. */
export function Alone(props: { title: string; children: ComponentChildren }) {
  return (
    <main class="alone" id="content">
      <div class="alone-sheet">
        <div class="alone-head">
          <span class="brand-name">{kitText.value.product}</span>
          <LanguageSwitch />
        </div>
        <div class="stack">
          <h1>{props.title}</h1>
          {props.children}
        </div>
      </div>
    </main>
  );
}
