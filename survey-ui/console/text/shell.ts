import { dictionary } from '../kit/language.ts';

/** Words of the shell: navigation, sign-in, set-up, home. */
export const shellText = dictionary(
  {
    product: '匿评',
    home: '首页',
    roles: {
      reviewer: '审核',
      manager: '本部门',
      hr: '人力资源',
      leadership: '公司领导',
      auditor: '审计',
    },
    nav: {
      tasks: '待办',
      audit: '考核表审核',
      sheets: '考核表',
      results: '客户评价结果',
      windows: '客户评价',
      cycles: '考核期',
      forms: '评价表与计分办法',
      departments: '部门',
      people: '人员',
      substitutes: '代理人',
      serviceMap: '服务关系',
      scores: '各部门评分一览',
      payroll: '绩效得分',
      reports: '匿名报告',
      company: '公司设置',
      retention: '数据保存期',
      log: '操作日志',
    },
    heldTitle: '登录已过期，本页内容还在',
    heldText:
      '请不要关闭或刷新此页。在新标签页里重新登录，再回到这里继续。先把本页上不能再得到的内容保存好。',
    notFound: {
      title: '找不到此页',
      text: '地址可能有误，也可能此页不归您查看。',
      home: '回到首页',
    },
    setup: {
      title: '首次设置',
      text: '建立公司和第一个人力资源账号，下一步为它登记通行密钥。其他内容都可以以后再填。',
      make: '建立',
      missing: (label: string) => `请填写${label}`,
      labels: {
        code: '初始化码',
        company: '公司名称',
        timeZone: '时区',
        number: '您的工号',
        name: '您的姓名',
      },
      hints: {
        code: '由安装系统的人提供。',
        company: '会显示在评价说明和考核表上。',
        timeZone: '所有时间都按此时区显示，例如Asia/Shanghai。',
        number: '如无工号，可填写任意编号。',
        name: '作为第一个人力资源账号的姓名。',
      },
    },
    greeting: (name: string) => `${name}，您好`,
    homeLead: '这里列出等您处理的事项，以及接下来会发生什么。',
    waitingTitle: '等您处理',
    nothingWaiting: '目前没有等您处理的事项',
    nothingWaitingText: '有新的事项时会列在这里。',
    nextTitle: '接下来',
    nothingNext: '目前没有进行中的客户评价。',
    noRoles: '您的账号还没有任何角色',
    noRolesText: '请联系人力资源部为您分配角色。',
    homeTasks: {
      noDepartments: '先建立部门和人员，再画出谁为谁服务',
      noCycle: '建立第一个考核期',
      noWindow: (cycle: string) => `为${cycle}准备客户评价`,
      draft: (cycle: string) => `${cycle}的客户评价还是草稿，请提交审核`,
      returned: (cycle: string, count: number) => `${cycle}有${count}个部门的评价被退回`,
      approved: (cycle: string) => `${cycle}的客户评价已全部批准，请制作密钥`,
      preparing: (cycle: string) => `${cycle}的密钥制作到一半，请继续`,
      ready: (cycle: string) => `${cycle}的密钥已备好，请发放链接`,
      approve: (department: string, cycle: string) => `批准${department}${cycle}的客户评价`,
      hold: {
        confirm: (cycle: string) => `确认暂缓清除${cycle}的数据`,
        lift: (cycle: string) => `确认解除${cycle}的暂缓清除`,
      },
      request: {
        early_close: (cycle: string) => `审批提前截止${cycle}客户评价的申请`,
        void: (cycle: string) => `审批作废${cycle}客户评价的申请`,
        replacement: (cycle: string) => `审批补发${cycle}评价链接的申请`,
      },
      tally: (department: string, cycle: string) => `统计${department}${cycle}的客户评价`,
      audit: (department: string, cycle: string) => `审核并发布${department}${cycle}的客户评价`,
      audit_sheet: (department: string, sheet: string, cycle: string) =>
        `审核${department}${cycle}的${sheet}`,
      approve_plan: (department: string, _: string, cycle: string) =>
        `批准${department}${cycle}的工作计划`,
      carry_out: (department: string, _: string, cycle: string) =>
        `填写${department}${cycle}工作计划的完成情况并自评`,
      sign_total: (department: string, cycle: string) => `签署${department}${cycle}的总分`,
      answer_objection: (department: string, cycle: string) =>
        `答复对${department}${cycle}总分的申诉`,
      olderSheets: (count: number) => `此前各考核期还有${count}张考核表没有提交`,
      sheet: (department: string, sheet: string, cycle: string) =>
        `填写${department}${cycle}的${sheet}`,
      revise: (department: string, sheet: string, cycle: string) =>
        `修改被退回的${department}${cycle}${sheet}`,
      due: (day: string) => `期限${day}`,
      overdue: (day: string) => `期限${day}，已过`,
    },
    homeNext: {
      purges: (when: string) => `${when}起清除数据`,
      opens: (when: string) => `${when}开始评价`,
      closes: (when: string) => `${when}截止`,
      tallies: (when: string) => `${when}后可以统计`,
      submitted: '等各部门审核人批准',
      grace: '已截止，待统计',
      closed: '已截止，等审核人发布结果',
    },
    sheetKinds: { duty: '职责考核表', plan: '工作计划考核表', key_indicators: '重关指标表' },
  },
  {
    product: 'Niping',
    home: 'Home',
    roles: {
      reviewer: 'Review',
      manager: 'My department',
      hr: 'Human resources',
      leadership: 'Leadership',
      auditor: 'Audit',
    },
    nav: {
      tasks: 'Tasks',
      audit: 'Sheets to audit',
      sheets: 'Appraisal sheets',
      results: 'Customer results',
      windows: 'Survey windows',
      cycles: 'Appraisal cycles',
      forms: 'Form and scoring',
      departments: 'Departments',
      people: 'People',
      substitutes: 'Substitutes',
      serviceMap: 'Service map',
      scores: 'Scores of all departments',
      payroll: 'Performance scores',
      reports: 'Anonymous reports',
      company: 'Company',
      retention: 'Retention',
      log: 'Audit log',
    },
    heldTitle: 'You have been signed out. What is on this page is still here',
    heldText:
      'Do not close or reload it. Sign in again in a new tab, then go on here. First save what you could not get again.',
    notFound: {
      title: 'There is nothing here',
      text: 'The address may be wrong, or the page is not yours to see.',
      home: 'Go to the home page',
    },
    setup: {
      title: 'First set-up',
      text: 'Make the company and its first HR account; next you enrol its passkey. Everything else can follow later.',
      make: 'Set up',
      missing: (label: string) => `Fill in: ${label}`,
      labels: {
        code: 'Set-up code',
        company: 'Company name',
        timeZone: 'Time zone',
        number: 'Your staff number',
        name: 'Your name',
      },
      hints: {
        code: 'Whoever installed the system has it.',
        company: 'Shown on the survey notice and on the sheets.',
        timeZone: 'All times are shown in this zone, for example Asia/Shanghai.',
        number: 'Any identifier will do if you have none.',
        name: 'The name on the first HR account.',
      },
    },
    greeting: (name: string) => `Hello, ${name}`,
    homeLead: 'What is waiting for you, and what happens next.',
    waitingTitle: 'Waiting for you',
    nothingWaiting: 'Nothing is waiting for you',
    nothingWaitingText: 'New tasks will be listed here.',
    nextTitle: 'What happens next',
    nothingNext: 'No survey window is under way.',
    noRoles: 'Your account has no role yet',
    noRolesText: 'Ask HR to give you one.',
    homeTasks: {
      noDepartments: 'Add departments and people, then say who serves whom',
      noCycle: 'Open the first appraisal cycle',
      noWindow: (cycle: string) => `Prepare the survey window for ${cycle}`,
      draft: (cycle: string) => `The window for ${cycle} is a draft: submit it for approval`,
      returned: (cycle: string, count: number) =>
        `${count} ${count === 1 ? 'survey was' : 'surveys were'} returned for ${cycle}`,
      approved: (cycle: string) => `The window for ${cycle} is approved: make its keys`,
      preparing: (cycle: string) => `Key making for ${cycle} is half done: continue`,
      ready: (cycle: string) => `The keys for ${cycle} are ready: issue the links`,
      approve: (department: string, cycle: string) =>
        `Approve the survey of ${department}, ${cycle}`,
      hold: {
        confirm: (cycle: string) => `Confirm the hold on the data of ${cycle}`,
        lift: (cycle: string) => `Confirm lifting the hold on the data of ${cycle}`,
      },
      request: {
        early_close: (cycle: string) => `Decide on closing the window for ${cycle} early`,
        void: (cycle: string) => `Decide on voiding the window for ${cycle}`,
        replacement: (cycle: string) => `Decide on a new link for ${cycle}`,
      },
      tally: (department: string, cycle: string) => `Tally the survey of ${department}, ${cycle}`,
      audit: (department: string, cycle: string) =>
        `Audit and release the survey of ${department}, ${cycle}`,
      audit_sheet: (department: string, sheet: string, cycle: string) =>
        `Audit the ${sheet} of ${department}, ${cycle}`,
      approve_plan: (department: string, _: string, cycle: string) =>
        `Approve the work plan of ${department}, ${cycle}`,
      carry_out: (department: string, _: string, cycle: string) =>
        `Say what came of the work plan of ${department}, ${cycle}, and score it`,
      sign_total: (department: string, cycle: string) =>
        `Sign the total of ${department}, ${cycle}`,
      answer_objection: (department: string, cycle: string) =>
        `Answer the objection to the total of ${department}, ${cycle}`,
      olderSheets: (count: number) =>
        count === 1
          ? '1 sheet of an earlier cycle is not submitted'
          : `${count} sheets of earlier cycles are not submitted`,
      sheet: (department: string, sheet: string, cycle: string) =>
        `Fill in the ${sheet} of ${department}, ${cycle}`,
      revise: (department: string, sheet: string, cycle: string) =>
        `Revise the returned ${sheet} of ${department}, ${cycle}`,
      due: (day: string) => `by ${day}`,
      overdue: (day: string) => `by ${day}, overdue`,
    },
    homeNext: {
      purges: (when: string) => `Data are deleted from ${when}`,
      opens: (when: string) => `Rating opens ${when}`,
      closes: (when: string) => `Closes ${when}`,
      tallies: (when: string) => `Can be tallied after ${when}`,
      submitted: 'Waits for each department’s reviewer',
      grace: 'Closed, to be tallied',
      closed: 'Closed; waits for its reviewers to release results',
    },
    sheetKinds: { duty: 'duty sheet', plan: 'plan sheet', key_indicators: 'key-indicator sheet' },
  },
);
