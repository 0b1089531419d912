/** Everything the pages of the issuer say, in Chinese and English. */
export const words = {
  zh: {
    locale: 'zh-CN',
    product: '一单',
    otherLanguage: 'English',
    notice: '这是试用环境的开发登录：没有口令，任何人都可以以任何人的身份进入。只供试用，不得用于正式工作。',
    title: '登录',
    heading: '以谁的身份登录？',
    search: '查找人员',
    searchHint: '姓名、地区、单位、科室、角色或人员标识，可以写几个词',
    find: '查找',
    all: (count: number) => `共 ${count} 人可供登录`,
    found: (count: number) => `找到 ${count} 人`,
    foundMore: (count: number, shown: number) => `找到 ${count} 人，先列出 ${shown} 人；再多写一个词可以缩小范围`,
    suggested: '建议试用的人员',
    people: '人员',
    direct: '直接输入人员标识',
    directHint: '例如 qh.zhao.min、platform.operator',
    signIn: '登录',
    expiredTitle: '登录请求已失效',
    expired: '本次登录请求已过期，或者已在别处完成。请从头开始。',
    failedTitle: '无法继续登录',
    failed: '发起登录的请求不正确，签发者拒绝了它。',
    lockedTitle: '暂时不能登录',
    startAgain: '返回首页',
    leavingTitle: '退出登录',
    leaving: '确定要退出登录吗？',
    leave: '退出',
    stay: '留下',
    leftTitle: '已退出',
    left: '您已退出登录。',
  },
  en: {
    locale: 'en',
    product: 'Yidan',
    otherLanguage: '中文',
    notice: 'This is the development login of a trial installation: there are no passwords, and anybody may come in as anybody. It is for trying out only, never for real work.',
    title: 'Sign in',
    heading: 'As whom do you sign in?',
    search: 'Find a person',
    searchHint: 'name, district, organ, unit, role or subject; several words are allowed',
    find: 'Find',
    all: (count: number) => `${count} people to sign in as`,
    found: (count: number) => (count === 1 ? '1 person found' : `${count} people found`),
    foundMore: (count: number, shown: number) => `${count} people found, ${shown} of them listed; one more word narrows it down`,
    suggested: 'People to try',
    people: 'People',
    direct: 'Or type a subject',
    directHint: 'such as qh.zhao.min or platform.operator',
    signIn: 'Sign in',
    expiredTitle: 'This sign-in is no longer valid',
    expired: 'It has expired or was finished elsewhere. Please start again.',
    failedTitle: 'Sign-in cannot go on',
    failed: 'The request that began the sign-in is not a proper one, and the issuer has refused it.',
    lockedTitle: 'Sign-in is locked for a while',
    startAgain: 'To the first page',
    leavingTitle: 'Sign out',
    leaving: 'Do you want to sign out?',
    leave: 'Sign out',
    stay: 'Stay',
    leftTitle: 'Signed out',
    left: 'You have signed out.',
  },
} as const;

/** What is said of a subject nobody knows; in both languages, whichever the page speaks. */
export const unknownSubject = {
  zh: (subject: string): string => `没有人员“${subject}”。请核对标识，或者在下面查找。`,
  en: (subject: string): string => `There is nobody called “${subject}”. Check the subject, or find the person below.`,
};

/** What is said to whoever failed too often. */
export const lockedOut = {
  zh: (seconds: number): string => `登录失败次数过多，已暂时锁定。请在 ${minutes(seconds)} 分钟后重试。`,
  en: (seconds: number): string => `Too many failed attempts. Please try again in ${minutes(seconds)} minutes.`,
};

function minutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}
