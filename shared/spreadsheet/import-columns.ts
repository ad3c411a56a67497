import { narrow } from './narrow.ts';

/** What can be imported from a spreadsheet, and exported to one. */
export type ImportKind = 'departments' | 'people' | 'service-map' | 'personal-scores';

/** What is imported once for the company, not for a period. */
export type OrganisationKind = Exclude<ImportKind, 'personal-scores'>;

/** A column of a spreadsheet that is imported. */
export interface ImportColumn {
  key: string;
  /** Header in templates and exports, by language. */
  zh: string;
  en: string;
  /** Other headers that people give it. */
  also: readonly string[];
  /** Without this column nothing can be imported. */
  required: boolean;
}

const departmentColumns: readonly ImportColumn[] = [
  {
    key: 'code',
    zh: '部门编码',
    en: 'Department code',
    also: ['部门编号', '部门代码', '编码', '编号', 'code'],
    required: true,
  },
  {
    key: 'name',
    zh: '部门名称',
    en: 'Department name',
    also: ['部门', '名称', 'department', 'name'],
    required: true,
  },
  {
    key: 'parent',
    zh: '上级部门编码',
    en: 'Parent department code',
    also: ['上级部门', '上级部门编号', '上级编码', '上级', 'parent code', 'parent'],
    required: false,
  },
  {
    key: 'manager',
    zh: '部门经理工号',
    en: 'Manager staff number',
    also: ['部门经理', '经理工号', '经理', '负责人工号', 'manager number', 'manager'],
    required: false,
  },
  {
    key: 'reviewer',
    zh: '审核人工号',
    en: 'Reviewer staff number',
    also: ['审核人', '分管领导工号', '分管领导', 'reviewer number', 'reviewer'],
    required: false,
  },
  {
    key: 'links',
    zh: '评价链接数',
    en: 'Rating links',
    also: ['链接数', '评价人数', 'links'],
    required: false,
  },
];

const peopleColumns: readonly ImportColumn[] = [
  {
    key: 'number',
    zh: '工号',
    en: 'Staff number',
    also: ['员工编号', '人员编号', 'number', 'employee number', 'staff no'],
    required: true,
  },
  { key: 'name', zh: '姓名', en: 'Name', also: ['名字', 'full name'], required: true },
  {
    key: 'department',
    zh: '部门编码',
    en: 'Department code',
    also: ['部门编号', '部门代码', '所属部门编码', '所属部门', '部门', 'department'],
    required: false,
  },
  {
    key: 'title',
    zh: '职务',
    en: 'Job title',
    also: ['职位', '岗位', '职称', 'title', 'position'],
    required: false,
  },
  {
    key: 'roles',
    zh: '角色',
    en: 'Roles',
    also: ['系统角色', '权限', 'role'],
    required: false,
  },
  {
    key: 'email',
    zh: '邮箱',
    en: 'E-mail',
    also: ['电子邮箱', '电子邮件', '邮件', 'email', 'mail', 'e-mail address'],
    required: false,
  },
];

const serviceMapColumns: readonly ImportColumn[] = [
  {
    key: 'client',
    zh: '客户部门编码',
    en: 'Client department code',
    also: ['客户部门编号', '客户部门', '评价部门编码', 'client code', 'client'],
    required: true,
  },
  {
    key: 'rated',
    zh: '被评部门编码',
    en: 'Rated department code',
    also: ['被评部门编号', '被评部门', '服务部门编码', 'rated code', 'rated'],
    required: true,
  },
  {
    key: 'links',
    zh: '客户部门链接数',
    en: 'Links of the client',
    also: ['链接数', '评价链接数', '评价人数', 'rating links', 'links'],
    required: false,
  },
];

const personalScoreColumns: readonly ImportColumn[] = [
  {
    key: 'number',
    zh: '工号',
    en: 'Staff number',
    also: ['员工编号', '人员编号', 'number', 'employee number', 'staff no'],
    required: true,
  },
  { key: 'name', zh: '姓名', en: 'Name', also: ['名字', 'full name'], required: false },
  {
    key: 'score',
    zh: '个人得分',
    en: 'Personal score',
    also: ['个人评分', '个人分', '得分', '分数', 'score', 'points'],
    required: true,
  },
];

/** The columns of each kind, in the order of its template. */
export const importColumns: Record<ImportKind, readonly ImportColumn[]> = {
  departments: departmentColumns,
  people: peopleColumns,
  'service-map': serviceMapColumns,
  'personal-scores': personalScoreColumns,
};

/** A header without what people add to it: units in brackets, the star of a required column. */
function bareHeader(text: string): string {
  return narrow(text)
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[\s*_:：-]/g, '');
}

/** The column that a header names, in either language, or undefined. */
export function columnOf(kind: ImportKind, header: string): ImportColumn | undefined {
  const wanted = bareHeader(header);
  return importColumns[kind].find((column) =>
    [column.zh, column.en, ...column.also].some((name) => bareHeader(name) === wanted),
  );
}

/**
 * Beginnings of a row's first cell that say that the row is an example or an explanation: the
 * rows of a template that nobody deleted are no departments.
 */
const remark = /^(?:示例|说明|例如|example|note)\s*:/iu;

/** Whether a row, given by its cells, is not meant to be imported. */
export function isRemark(cells: readonly string[]): boolean {
  return remark.test(narrow(cells.find((cell) => cell.trim() !== '') ?? ''));
}
