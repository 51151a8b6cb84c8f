export const boardWording = {
  title: '督办台账',
  chart: '各章节的灯',
  all: '全部',
  parts: { chapter: '章节', unit: '单位', light: '灯', due: '到期月份' },
  shown: (by: 'task' | 'unit', rows: number, narrowed: readonly string[]) =>
    `${narrowed.length > 0 ? `${narrowed.join(' · ')}：` : ''}${rows} ${by === 'task' ? '项任务' : '个单位'}`,
  unread: (words: string) =>
    `没看懂“${words}”，没有按它筛选。可以写：台账 红、台账 市农牧局、台账 五（三）、台账 2025-12。`,
  nothing: '没有符合条件的任务。',
  never: '还没有报过',
  due: (day: string) => `${day} 到期`,
  missing: (missing: number, asked: number) => `本期未报 ${missing}/${asked}`,
  open: '看',
  back: '上一页',
  more: '下一页',
  byUnit: '按单位看',
  byTask: '按任务看',
  page: '在浏览器里看',
  export: '导出',

  coordinatorsOnly: '只有统筹人员能用。',
  fileName: (day: string) => `督办台账_${day}.xlsx`,
  exporting: '正在生成，文件马上发到这里。',
} as const
