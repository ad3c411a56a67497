import { useAction } from '../../kit/action.ts';
import { Button } from '../../kit/button.tsx';
import { RefusalNotice } from '../../kit/notice.tsx';
import { leaveForCompany } from './api.ts';

/** Leads to the company's sign-in page; says so when that does not answer. */
export function CompanyButton(props: { children: string; again?: boolean; path: string }) {
  const action = useAction(leaveForCompany);
  return (
    <>
      {action.refusal === undefined ? null : <RefusalNotice refusal={action.refusal} />}
      <Button
        kind="primary"
        running={action.running}
        onPress={() => void action.run(props.again ?? false, props.path)}
      >
        {props.children}
      </Button>
    </>
  );
}
