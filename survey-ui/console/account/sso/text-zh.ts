/** Signing in with the company account; Chinese is written first. */
export const ssoInChinese = {
  text: '用公司账号登录，与登录公司其他系统一样。',
  enter: { openid: '用公司账号登录', feishu: '用飞书登录' },
  or: '也可以用您登记的通行密钥登录。',
  firstBeside:
    '第一次使用？可以直接用公司账号登录，也可以打开人力资源部发给您的链接，登记通行密钥。',
  firstAlone: '第一次使用？直接用公司账号登录即可。登录不了时，请联系人力资源部核对您的邮箱。',
  lostAlone: '公司账号的密码或验证方式有问题，请联系管理公司账号的同事。',
  again: {
    title: '用公司账号确认是您本人',
    text: '公司账号系统会再问您一次密码或验证方式。',
    enter: '前往确认',
    doneTitle: '已确认是您本人',
    doneText: '请关闭此页，回到原来的标签页，按“我已重新登录”继续。',
  },
  coming: {
    title: '正在登录',
    text: '公司账号系统已把您送回来，正在核对。',
    failed: '没有登录成功',
    back: '回到登录页',
  },
  confirm: {
    text: '请在新标签页里用公司账号再确认一次，然后回到这里按“我已重新登录”。',
    open: '用公司账号确认',
  },
  own: {
    title: '公司账号',
    since: (when: string) => `已于${when}关联。您可以用公司账号登录。`,
    none: '还没有关联。关联后，您可以用公司账号登录。公司账号的邮箱须与您在这里登记的邮箱一致。',
    connect: '关联公司账号',
    drop: '取消关联',
    dropTitle: '取消与公司账号的关联',
    dropText:
      '之后不能再用它登录，用它登录的设备立即退出。如果关联的不是您本人的公司账号，请取消，并马上告诉审计人员。',
    dropped: '已取消关联',
  },
};
