import type { ComponentChildren } from 'preact';
import { kitText } from '../text/kit.ts';

/** One step of a life cycle. */
export interface Step {
  name: string;
  state: 'done' | 'current' | 'ahead' | 'stopped';
  /** When it happened or will happen, or who it waits for. */
  detail?: ComponentChildren;
}

/** A life cycle from first to last; each step says its state in words too. */
export function Steps(props: { label: string; steps: readonly Step[] }) {
  return (
    <ol class="steps" aria-label={props.label}>
      {props.steps.map((step) => (
        <li
          key={step.name}
          class={`step step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="step-mark" aria-hidden="true" />
          <span class="step-name">
            {step.name}
            <span class="unseen">{kitText.value.stepStates[step.state]}</span>
          </span>
          {step.detail === undefined ? null : <span class="step-detail">{step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
