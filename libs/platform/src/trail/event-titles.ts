const NOUNS: Readonly<Record<string, string>> = {
  tenant: '租户', organ: '机构', unit: '内设机构', person: '人员', grant: '授权', calendar: '工作日历', policy: '政策参数',
  'list-version': '清单版本', 'list-import': '文件读入', item: '职责事项', matter: '来件', order: '派件单', complainant: '诉求人', enforcer: '执法人员', subscription: '推送订阅', 'order-status': '派件单状态回传', 'lexicon-entry': '日常用语条目', 'legal-instrument': '法律依据', adjustment: '动态调整', finding: '清单发现', task: '待办', lesson: '办件经验', learning: '办件经验', workload: '事项工作量',
  'commission-meeting': '编委会议', 'list-review': '审查意见', document: '文书', supervision: '督办单',
};

/** Nouns that mean something else in a context, in both languages. */
const NOUNS_IN: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'dispatch.case': ['跨区事项', 'case'], 'dispute.case': ['争议', 'dispute'], 'dispute.outcome': ['定责结果', 'dispute outcome'], 'dispute.request': ['争议请求', 'dispute request'],
  'summons.call': ['呼叫单', 'call'], 'dispute.interim': ['临时责任单位', 'interim holder'], 'dispute.workload': ['争议工作量', 'dispute workload'],
};

const DEEDS: Readonly<Record<string, string>> = {
  registered: '登记', created: '设立', updated: '变更', changed: '变更', added: '增加', removed: '删除', given: '授予', ended: '终止', proposed: '报送', withdrawn: '撤回', superseded: '被替代',
  effective: '生效', items: '列项', read: '查看', performed: '履行', received: '接收', matched: '匹配', unmatched: '未匹配', assigned: '定责', closed: '办结', dispatched: '派出', signed: '签收',
  started: '开始办理', submitted: '提交', 'submission-signed': '签署提交', 'called-back': '回访', rejected: '退回', reopened: '重新打开', redispatched: '改派', confirmed: '确认', opened: '立案', entrusted: '交办', drafted: '起草', done: '完成', dismissed: '终结', 'handed-over': '转编办代拟', 'list-entered': '进入清单流程', 'put-back': '退回待起草', repealed: '废止', amended: '修改', 'names-disclosed': '姓名被查看', paused: '暂停', resumed: '恢复', 'secret-rotated': '更换密钥', replayed: '重放', 're-driven': '重投死信', claimed: '认领', unclaimed: '放弃认领', rescheduled: '改期', forgotten: '剔除', rebuilt: '重算', reported: '上报',
  raised: '提出', 'negotiation-started': '启动协商', agreed: '协商一致', filed: '备案', 'minutes-objected': '纪要被提出异议', 'negotiation-failed': '协商不成', 'coordination-applied': '申请协调', accepted: '受理', 'supplement-asked': '要求补正',
  transferred: '移送', 'referred-up': '报请上级', 'returned-by-superior': '由上级退回', 'coordination-started': '启动协调', 'round-held': '开展一轮协调', 'coordination-overdue': '协调逾期', 'opinion-issued': '出具协调意见', 'submitted-to-commission': '提请裁定', 'in-deliberation': '列入审议', deferred: '缓议', remanded: '发回协调',
  ruled: '裁定', reconsidering: '进入复核', executing: '进入执行', executed: '确认执行', 'execution-overdue': '执行超期', 'non-compliance': '拒不执行', 'act-recorded': '办理留痕', decided: '作出', joined: '并入', 'referred-to-ruling': '依原裁定办理', refused: '不予立案', designated: '指定', released: '解除',
  referred: '转办', merged: '合并', 'dispute-requested': '提请争议处理', 'dispute-opened': '争议立案', 'dispute-ended': '争议终结', settled: '争议定责', suspended: '挂账', 'suspension-reviewed': '挂账复核', extended: '延期', 'extension-requested': '申请延期', 'extension-refused': '不予延期',
  'clock-paused': '中止计时', 'clock-resumed': '恢复计时', 'help-requested': '请求协助', 'joint-act-recorded': '登记联合执法', 'interim-reported': '阶段反馈', 'return-requested': '申请退件', 'return-rejected': '不予退件',
  edited: '编辑', 'review-started': '开始审查', passed: '单方审查通过', reviewed: '审查通过', returned: '退回修改', 'deliberation-scheduled': '提请审议', approved: '审定', 'publicity-started': '公示', 'publicity-closed': '公示期满', 'returned-after-publicity': '公示后退回',
  planned: '安排', 'agenda-set': '列入议程', held: '召开', recused: '声明回避', voted: '表决', 'minutes-kept': '拟定纪要', 'minutes-signed': '签发纪要', cancelled: '取消', prepared: '拟定', revised: '修改', answered: '答复',
  generated: '生成', issued: '下发', replied: '答复', 'reply-written': '拟定答复', escalated: '升级',
};

/** Deeds that are called otherwise where they are done to this. */
const DEEDS_OF: Readonly<Record<string, string>> = {
  'dispute.case.rejected': '不予受理', 'registry.list-version.rejected': '审议未通过', 'registry.list-version.deferred': '暂缓审议', 'registry.list-review.signed': '签发', 'summons.supervision.signed': '签发', 'summons.call.objected': '被提出异议',
};

/** 事件名称: what an event is called in both languages, from the words of its type; null where the words are not known. */
export function titleOfEvent(type: string): { nameZh: string | null; name: string | null } {
  const [context = '', ...rest] = type.split('.');
  const [deed = '', noun = context] = rest.reverse();
  const [zhNoun, enNoun] = NOUNS_IN[`${context}.${noun}`] ?? [NOUNS[noun], noun];
  const zhDeed = DEEDS_OF[type] ?? DEEDS[deed];
  if (!zhNoun || !zhDeed) return { nameZh: null, name: null };
  const words = `${enNoun} ${deed}`.replaceAll('-', ' ');
  return { nameZh: `${zhNoun}${zhDeed}`, name: words[0]!.toUpperCase() + words.slice(1) };
}
