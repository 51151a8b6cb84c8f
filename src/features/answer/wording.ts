export const answerWording = {
  titles: { answered: '方案里这样写', refused: '方案没有写', choices: '请选一项' },
  several: (count: number) => `${count} 个问题`,
  showOwners: '责任单位',
  showTargets: '指标和期限',
  showTask: '整条任务',
  allTasks: (count: number) => `展开全部 ${count} 项`,
  sent: '已发出',
  noTargets: '这一条没有写指标。',
  noSuchTask: '方案里没有这一项了，请重新提问。',
  showProgress: '进展',
  progressOf: (unit: string | undefined) => (unit === undefined ? '全部任务的进展' : `${unit}的进展`),
  nothingReported: '还没有单位填报过进展。',
  notReportedYet: '未报',
  goal: (words: string) => `目标 ${words}`,
  seeBoard: '逐项看，发“台账”；看一项，发“进展 12”。',
} as const

export const disputeWording = {
  nothingToExplain: '还没有可以解释的回答，请先提问。',
  explainTitle: '为什么这样答',
  recognised: '从问题里认出：',
  pointsTo: (task: string) => `因此落到：${task}`,
  repaired: (typed: string, taken: string) => `把“${typed}”理解成“${taken}”`,
  sources: { plan: '方案原词', word: '常用说法', hint: '相关说法', taught: '教过的词' },
  disputeTitle: '您问的是哪一项？',
  dispute: (question: string) => `“${question}”答得不对？选一下您想问的，也会记到统筹人员的清单里。`,
  noted: '记下了',
  disputeNoted: (question: string) =>
    `“${question}”答得不对？已记到统筹人员的清单里。换个说法再问一次，或者直接写编号，例如“第12项”。`,
  broughtAlong: (titles: string) => `接着上一问，说的是：${titles}`,
  noneOfThese: '都不是的话，换个说法再问一次。',
  nothingRecognised: '没有认出方案里的词。',
} as const
