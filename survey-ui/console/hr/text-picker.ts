import { dictionary } from '../kit/language.ts';

/** Words about choosing departments out of many. */
export const pickerText = dictionary(
  {
    search: '按名称或编号查找',
    above: '上级部门',
    show: '列出',
    inUse: '在用的部门',
    inCycle: '已在本考核期的部门',
    kept: '已有考核表或客户评价，不能移出',
    nothing: '没有符合条件的部门。',
    pages: '部门的各页',
    earlier: '上一页',
    later: '下一页',
    page: (page: string, last: string) => `第${page}页，共${last}页`,
    all: (count: string) => `全选这${count}个`,
    none: (count: string) => `取消这${count}个`,
    chosen: (count: string) => `已选${count}个部门`,
  },
  {
    search: 'Find by name or code',
    above: 'Below which department',
    show: 'List',
    inUse: 'Departments in use',
    inCycle: 'Departments already in the cycle',
    kept: 'has sheets or a survey here and stays',
    nothing: 'No department fits.',
    pages: 'Pages of departments',
    earlier: 'Previous',
    later: 'Next',
    page: (page, last) => `Page ${page} of ${last}`,
    all: (count) => `Choose all ${count}`,
    none: (count) => `Leave out all ${count}`,
    chosen: (count) => (count === '1' ? '1 department chosen' : `${count} departments chosen`),
  },
);
