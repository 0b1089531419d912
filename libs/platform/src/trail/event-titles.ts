const NOUNS: Readonly<Record<string, string>> = {
  tenant: '租户', organ: '机构', unit: '内设机构', person: '人员', grant: '授权', calendar: '工作日历', policy: '政策参数',
  'list-version': '清单版本', 'list-import': '文件读入', item: '职责事项', matter: '来件', order: '派件单', complainant: '诉求人', subscription: '推送订阅', 'order-status': '派件单状态回传', 'lexicon-entry': '日常用语条目', 'legal-instrument': '法律依据', adjustment: '动态调整', finding: '清单发现', task: '待办', lesson: '办件经验', learning: '办件经验', workload: '事项工作量',
};

const DEEDS: Readonly<Record<string, string>> = {
  registered: '登记', created: '设立', updated: '变更', changed: '变更', added: '增加', removed: '删除', given: '授予', ended: '终止', proposed: '报送', withdrawn: '撤回', superseded: '被替代',
  effective: '生效', items: '列项', read: '查看', performed: '履行', received: '接收', matched: '匹配', unmatched: '未匹配', assigned: '定责', closed: '办结', dispatched: '派出', signed: '签收',
  started: '开始办理', submitted: '提交', 'submission-signed': '签署提交', 'called-back': '回访', rejected: '退回', reopened: '重新打开', redispatched: '改派', confirmed: '确认', opened: '立案', entrusted: '交办', drafted: '起草', done: '完成', dismissed: '终结', 'handed-over': '转编办代拟', 'list-entered': '进入清单流程', 'put-back': '退回待起草', repealed: '废止', amended: '修改', 'names-disclosed': '姓名被查看', paused: '暂停', resumed: '恢复', 'secret-rotated': '更换密钥', replayed: '重放', 're-driven': '重投死信', claimed: '认领', unclaimed: '放弃认领', rescheduled: '改期', forgotten: '剔除', rebuilt: '重算', reported: '上报',
};

/** 事件名称: what an event is called in both languages, from the words of its type; null where the words are not known. */
export function titleOfEvent(type: string): { nameZh: string | null; name: string | null } {
  const [deed = '', noun = type.split('.')[0]!] = type.split('.').slice(1).reverse();
  const [zhNoun, zhDeed] = [NOUNS[noun], DEEDS[deed]];
  if (!zhNoun || !zhDeed) return { nameZh: null, name: null };
  const words = `${noun} ${deed}`.replaceAll('-', ' ');
  return { nameZh: `${zhNoun}${zhDeed}`, name: words[0]!.toUpperCase() + words.slice(1) };
}
