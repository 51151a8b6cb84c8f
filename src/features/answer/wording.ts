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
} as const
