/** Signing in, enrolling and confirming with passkeys; Chinese is written first. */
export const accountInChinese = {
  signIn: {
    title: '登录',
    text: '用您登记的通行密钥登录：指纹、面容、设备密码，或安全密钥。',
    enter: '用通行密钥登录',
    first: '第一次使用？请打开人力资源部发给您的链接，登记通行密钥。',
    lost: '通行密钥丢失或换了设备？请向人力资源部申请恢复链接。',
    rater: '参加客户评价不需要登录，直接打开评价链接即可。',
  },
  enrol: {
    title: '登记通行密钥',
    text: '此链接只能使用一次。登记后，您用这台设备的指纹、面容或设备密码登录，不需要记密码。请确认这是您本人的设备。',
    label: '给这个通行密钥起个名字',
    labelHint: '方便以后辨认，例如“办公电脑”。',
    labelMissing: '请填写名字',
    phone: '手机',
    computer: '电脑',
    enter: '登记并登录',
    demo: '不登记，直接演示登录',
    demoText: '仅供在本机试用，正式部署中没有此入口。',
  },
  confirm: {
    title: '请再确认一次是您本人',
    text: '这一步影响重大，需要10分钟以内的登录确认。确认后会接着完成刚才的操作，您填写的内容都还在。',
    enter: '用通行密钥确认',
    without: '您的账号还没有通行密钥。请在新标签页里退出并重新登录，然后回到这里按“我已重新登录”。',
    again: '我已重新登录',
    demo: '演示确认，不用通行密钥',
    cancel: '暂不操作',
  },
  passkeyFailures: {
    passkey_cancelled: '没有完成通行密钥的确认。什么都没有改变，可以重试。',
    passkey_unsupported:
      '这个浏览器不能使用通行密钥。请换用较新的浏览器，并通过https地址打开本页。',
    passkey_present: '这台设备已经登记过。请直接登录。',
  },
};
