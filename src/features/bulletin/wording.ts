import { lightWord } from '../../card/light.ts'
import type { LightColor } from '../../plan/light.ts'
import type { LightCounts } from '../../state/overview.ts'
import type { BulletinFigure } from '../../understand/intents/bulletin.ts'

const counted = (counts: LightCounts) =>
  (['green', 'yellow', 'red', 'grey'] as const).map((color) => `${lightWord(color)} ${counts[color]}`).join('、')

/** `10月25日` */
const dayWords = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export const bulletinWording = {
  draftTitle: (period: string) => `通报草稿：${period}`,
  title: (period: string) => `${period}督办通报`,
  coordinatorsOnly: '只有统筹人员能拟通报。',
  whichPeriod: '没看懂是哪一期，或者那一期还没有开始。请写成“通报 10月”“通报 2025-10”“通报 上期”。',
  tooOld: '这一期太早了，逐次填报已不在台账里；可用 npm run export -- --audit 从日志导出。',
  dayWords,

  reports: (asked: number, onTime: number, late: number, missing: number) =>
    `应报 ${asked} 份，按时 ${onTime} 份，补报 ${late} 份，未报 ${missing} 份。`,
  late: '补报',
  missing: '未报',
  lights: (counts: LightCounts) => `亮灯：${counted(counts)}。`,
  lightsBefore: (day: string, counts: LightCounts) => `${dayWords(day)}为：${counted(counts)}。`,
  change: (title: string, from: LightColor, to: LightColor) => `${title}（${lightWord(from)}→${lightWord(to)}）`,
  worse: '变差',
  better: '变好',
  corrections: '对以往通报的更正',
  correction: (period: string, title: string, old: string, now: string, why: string) =>
    `${period}通报中${title}${old ? `由 ${old} ` : ''}更正为 ${now}${why ? `（${why}）` : ''}`,
  practices: '好的做法',
  practice: (unit: string, title: string, note: string) => `${unit}（${title}）${note ? `：${note}` : ''}`,
  ranking: '结果排名（绿灯占全部任务的比例）',
  ranked: (place: number, unit: string, green: number, of: number) => `第 ${place} 名　${unit}　${green}/${of}`,
  sections: ['一', '二', '三', '四', '五', '六', '七'],
  sectionReports: '填报情况',
  sectionLights: '进展情况',
  sectionExtensions: '同意延期',
  extension: (title: string, planned: string, until: string) => `${title}：方案时限 ${planned}，承诺时限 ${until}`,
  sectionBurden: '督办负担',
  burden: (messages: number, average: number, forms: number, repeats: number) =>
    `本期向各单位发消息 ${messages} 条${messages > 0 ? `（有收到的单位平均 ${average} 条）` : ''}，收到填报 ${forms} 份，重复催问 ${repeats} 次。`,
  more: (count: number) => `等 ${count} 项任务`,
  moreUnits: (count: number) => `有绿灯的共 ${count} 个单位，这里只列前面的。`,
  othersWithout: (count: number) => `其余 ${count} 个单位还没有绿灯。`,
  note: '按方案和各单位填报生成；每个数都可以点开看依据。',

  chartReports: '填报',
  chartLights: '亮灯',
  now: '现在',
  figures: {
    'on-time': '按时',
    late: '补报',
    missing: '未报',
    red: '红灯',
    yellow: '黄灯',
    green: '绿灯',
    grey: '灰灯',
    worse: '变差',
    better: '变好',
    before: '亮灯',
    corrections: '更正',
    extensions: '延期',
    practices: '好做法',
    burden: '负担',
    ranking: '排名',
  } satisfies Record<BulletinFigure, string>,
  nameOf(figure: BulletinFigure, since: string): string {
    return figure === 'before' ? `${dayWords(since)}${this.figures.before}` : this.figures[figure]
  },
  figure: (name: string, count: number) => `${name} ${count}`,
  compose: '改后作为通知发出',
  board: '看台账',
  back: '上一页',
  next: '下一页',
  toDraft: '回通报草稿',
  figureTitle: (period: string, name: string, count: number) => `${period} · ${name}（${count}）`,
  nothing: '没有。',
  asks: (units: readonly string[]) => `应由${units.join('、')}填报`,
  history: '看依据',
  tasksOf: '看任务',
  never: '还没有报过',
  burdenOf: (messages: number, forms: number, repeats: number) =>
    `消息 ${messages} 条，填报 ${forms} 份，重复催问 ${repeats} 次`,
  rankedBy: (green: number, of: number) => `绿灯 ${green}，全部任务 ${of}`,

  mark: '记为好做法',
  unmark: '取消好做法',
  marked: (title: string) => `已记为好做法：${title}。下一份通报会列出。`,
  unmarked: (title: string) => `已取消：${title}。`,
  nothingToMark: '这一项还没有生效的填报，没有可记的。',
  noNote: '这次填报没有写说明，写不出是什么好做法；请先请单位补一句说明。',
  notMarked: '这一项没有记过好做法。',
  noSuchTask: (id: string) => `方案里没有 ${id} 这一项。`,
} as const
