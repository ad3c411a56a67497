import { useLocation, useRoute } from 'preact-iso/router';
import { type Department, organisationApi } from '../api/organisation.ts';
import { useAction } from '../kit/action.ts';
import { EditForm } from '../kit/edit-form.tsx';
import { useForm } from '../kit/form.ts';
import { Found } from '../kit/found.tsx';
import { useLoad } from '../kit/loading.ts';
import { NewForm } from '../kit/new-form.tsx';
import { Notice } from '../kit/notice.tsx';
import { PageHeader } from '../kit/page-header.tsx';
import { toast } from '../kit/toast.tsx';
import { kitText } from '../text/kit.ts';
import {
  departmentErrors,
  departmentFieldNames,
  DepartmentFieldSet,
  departmentRequest,
  type DepartmentFields,
  HolderFieldSet,
  useDepartmentEditing,
} from './department-fields.tsx';
import { EndForGood } from './end-for-good.tsx';
import { hrText } from './text.ts';

/** Adds a department. */
export function NewDepartmentPage() {
  const t = hrText.value.departments;
  const { route } = useLocation();
  const form = useForm<DepartmentFields>(() => ({
    code: '',
    name: '',
    raterLinks: '4',
    parent: null,
  }));
  const add = useAction(organisationApi.addDepartment, form.refuse);
  const send = async () => {
    if (!form.check(departmentErrors)) return;
    if ((await add.run(departmentRequest(form.fields))) === undefined) return;
    toast(kitText.value.saved);
    route('/hr/departments');
  };
  return (
    <>
      <PageHeader
        title={t.addTitle}
        above={{ href: '/hr/departments', name: t.title }}
        lead={t.managerAfter}
      />
      <NewForm form={form} add={add} verb={t.add} onSend={() => void send()}>
        <DepartmentFieldSet form={form} />
      </NewForm>
    </>
  );
}

function EditDepartment(props: { department: Department }) {
  const { route } = useLocation();
  const editing = useDepartmentEditing(props.department, () => {
    toast(kitText.value.saved);
    route('/hr/departments');
  });
  return (
    <EditForm editing={editing} names={departmentFieldNames()}>
      <DepartmentFieldSet form={editing.form} />
      <HolderFieldSet form={editing.form} />
    </EditForm>
  );
}

/** One department: its name, its place, its links, its manager and reviewer. */
export function DepartmentPage() {
  const t = hrText.value.departments;
  const id = useRoute().params['id'] ?? '';
  const load = useLoad(`department ${id}`, () => organisationApi.department(id));
  return (
    <Found load={load}>
      {(department) => (
        <>
          <PageHeader title={department.name} above={{ href: '/hr/departments', name: t.title }} />
          {department.ended ? (
            <Notice kind="note">{t.endedText}</Notice>
          ) : (
            <>
              <EditDepartment key={department.revision} department={department} />
              <EndForGood
                name={department.name}
                words={t}
                end={() => organisationApi.endDepartment(id, department.revision)}
                next="/hr/departments"
              />
            </>
          )}
        </>
      )}
    </Found>
  );
}
