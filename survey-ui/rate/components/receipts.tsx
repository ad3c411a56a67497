import { useState } from 'preact/hooks';
import { groupReceipt } from '../../../shared/rating-protocol/receipt.ts';
import { copyText } from '../state/copy-text.ts';
import { saveText } from '../state/save-text.ts';
import { useStepWords } from '../text/step-words.ts';

/** A delivered ballot's receipt. */
export type Receipt = { survey: string; department: string; receipt: string };

/**
 * The receipts as a ruled table: each to be copied by itself, all to be copied, printed or saved
 * as a text with where to check them.
 */
export function Receipts(props: {
  receipts: readonly Receipt[];
  /** Company and period, above the receipts in a saved text. */
  heading: string;
  /** Path of the page that checks them. */
  path: string;
}) {
  const { receipts, heading, path } = props;
  const { words } = useStepWords();
  const [said, setSaid] = useState({ about: '', text: '' });
  const copy = async (about: string, text: string) => {
    const done = await copyText(text);
    setSaid({ about, text: done ? words.done.copied : words.done.copyFailed });
  };
  const lineOf = ({ department, receipt }: Receipt) =>
    `${department}${words.colon}${groupReceipt(receipt)}`;
  return (
    <>
      <table class="receipts">
        <thead>
          <tr>
            <th scope="col">{words.done.department}</th>
            <th scope="col">{words.done.code}</th>
            <th scope="col" class="screen-only">
              <span class="unseen">{words.done.copy}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((one) => (
            <tr key={one.survey}>
              <th scope="row">{one.department}</th>
              <td class="code">{groupReceipt(one.receipt)}</td>
              <td class="screen-only">
                <button
                  type="button"
                  class="link"
                  aria-label={`${words.done.copy} ${one.department}`}
                  onClick={() => {
                    void copy(one.survey, lineOf(one));
                  }}
                >
                  {said.about === one.survey ? said.text : words.done.copy}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <output class="unseen">{said.text}</output>
      <div class="actions screen-only">
        <button
          type="button"
          class="secondary"
          onClick={() => {
            print();
          }}
        >
          {words.done.print}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            void copy('all', receipts.map(lineOf).join('\n'));
          }}
        >
          {said.about === 'all' ? said.text : words.done.copyAll}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            const where = `${words.toCheck}${words.colon}${location.origin}${path}`;
            const lines = [heading, words.done.receipts, '', ...receipts.map(lineOf), '', where];
            saveText(`${words.product}-${words.done.receipts}-${heading}`, `${lines.join('\n')}\n`);
          }}
        >
          {words.done.save}
        </button>
      </div>
    </>
  );
}
