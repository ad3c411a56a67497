import { useState } from 'preact/hooks';
import { groupReceipt } from '../../../shared/rating-protocol/receipt.ts';
import { copyText } from '../state/copy-text.ts';
import { useStepWords } from '../text/step-words.ts';

/** A delivered ballot's receipt. */
export type Receipt = { survey: string; department: string; receipt: string };

/** The receipts as a ruled table, each to be copied by itself or all together. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
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
      </div>
    </>
  );
}
