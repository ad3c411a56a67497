import { managerSheetsApi } from '../api/sheets.ts';
import { useAction } from '../kit/action.ts';
import { Button } from '../kit/button.tsx';
import { Notice, RefusalNotice } from '../kit/notice.tsx';
import { toast } from '../kit/toast.tsx';
import type { SheetBodyProps } from './sheet-pages.tsx';
import { sheetText } from './sheet-text.ts';

/** A plan that waits for its approval, with the way back to writing it. */
export function WaitingPlan(props: SheetBodyProps) {
  const t = sheetText.value.plan;
  const withdraw = useAction(managerSheetsApi.withdraw);
  const take = async () => {
    if ((await withdraw.run(props.place, props.stored.revision)) === undefined) return;
    toast(t.withdrawn);
    await props.reload();
  };
  return (
    <>
      <Notice kind="note" title={t.waits}>
        <Button running={withdraw.running} onPress={() => void take()}>
          {t.withdraw}
        </Button>
      </Notice>
      {withdraw.refusal === undefined ? null : (
        <RefusalNotice refusal={withdraw.refusal} onReload={() => void props.reload()} />
      )}
    </>
  );
}
