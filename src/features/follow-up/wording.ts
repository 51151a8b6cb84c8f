import { monthOf, weekdayOf } from '../../plan/day.ts'

const weekdays = '一二三四五六日'

/** `12月1日` */
export const dayWords = (day: string): string => `${monthOf(day)}月${Number(day.slice(8))}日`
const weekdayWords = (day: string) => `周${weekdays[weekdayOf(day) - 1]}`
/** `12月1日（周一）` */
export const dayWithWeekday = (day: string): string => `${dayWords(day)}（${weekdayWords(day)}）`

export const digestWording = {
  title: (day: string) => `${dayWords(day)}督办提醒`,
  summary: (units: string, counts: string) => `${units}：${counts}`,
  units: (units: readonly string[]) =>
    units.length > 3 ? `${units.slice(0, 3).join('、')}等 ${units.length} 个单位` : units.join('、'),
  tags: {
    overdue: (count: number) => `逾期 ${count}`,
    soon: (count: number) => `7 天内 ${count}`,
    later: (count: number) => `将到期 ${count}`,
    cycle: (count: number) => `待填报 ${count}`,
  },
  overdue: (days: number) => `逾期 ${days} 天`,
  dueToday: '今天到期',
  dueTomorrow: '明天到期',
  dueIn: (days: number) => `还有 ${days} 天`,
  closed: (days: number) => `已过截止 ${days} 天`,
  closesToday: '今天截止',
  closesTomorrow: '明天截止',
  closesIn: (days: number) => `还有 ${days} 天截止`,
  period: (period: string, closes: string) => `${period}填报，${dayWords(closes)}截止`,
  periodLead: (period: string, closes: string, count: number) =>
    `${period}填报 ${dayWords(closes)}截止，还有 ${count} 项没报。`,
  target: (metric: string, value: string) => `${metric}　${value}`,
  now: (amount: string) => `（现 ${amount}）`,
  moreTargets: (count: number) => `另有 ${count} 项指标，打开表单可见`,
  open: '填报',
  same: '无变化',
  extend: '申请延期',
  explain: '说明原因和措施',
  snooze: '明天再提醒',
  snoozedTo: (day: string) => `已推到 ${dayWithWeekday(day)}再提醒`,
  snoozed: (count: number, day: string) => `好，${count} 项推到 ${dayWithWeekday(day)}再提醒。`,
  alreadySnoozed: (day: string) => `已经推到 ${dayWithWeekday(day)}，不用再点。`,
  snoozedTwice: '这些事项已经推过两次，不能再推。完不成可以“申请延期”，没有变化就点“无变化”。',
  notYourDigest: (units: string) => `这是给${units}的提醒，只有本单位的联络员能推迟。`,
  noDigest: '这里还没有发过提醒，没有可推的。',
  oldDigest: '这张提醒已经过时，发“待填报”看现在还有什么要报。',
  nothingOpen: '这张提醒里的事项都已填报或有了新的提醒，不用再推。',
  more: '下一页',
  back: '上一页',
  page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  please: (people: string) => `请 ${people} 看一下`,
  rehearsed: '这是预演，没有发出。',
  footer: '填报后就不再提醒。点“填报”，表单会发到你和机器人的私聊。',

  unreachedTitle: (day: string) => `${dayWords(day)}有单位提醒不到`,
  unreached: (count: number) => `${count} 个单位今天有事项要提醒，但没有绑定群，也没有联络员：`,
  unreachedUnit: (unit: string, count: number) => `${unit} ${count} 项`,
  unreachedMore: (count: number) => `等，另有 ${count} 个单位`,
  unreachedHow: '请把机器人加进这些单位的群并“绑定 单位名”，或请联络员私聊机器人登记。绑定后，下个工作日照常提醒。',
} as const

export const rehearsalWording = {
  dayOff: (day: string) => `${day}（${weekdayWords(day)}）不是工作日，不发提醒。`,
  nothing: (day: string) => `${day}（${weekdayWords(day)}）没有要提醒的事项。`,
  summary: (day: string, places: number, lines: number) =>
    `${day}（${weekdayWords(day)}）：发 ${places} 条提醒，共 ${lines} 项。`,
  nobodyAtAll: (day: string) => `${day}（${weekdayWords(day)}）有要提醒的事项，但都发不到。`,
  past: '这一天已经过去，按现在的填报情况推算。',
  unknownYear: (year: number) => `${year} 年的放假安排还没公布，只按周末算。`,
  coordinatorsOnly: '只有统筹人员能预演提醒。',
  noSuchDay: (words: string) => `没有 ${words} 这一天，请写成“预演 2025-12-01”。`,
  whichDay: '没看出是哪一天，请写成“预演 2025-12-01”，也可以写“预演 明天”。',
  gone: '那天没有这条提醒了，情况有了变化，请重新预演。',
  title: (day: string) => `预演 ${day}（${weekdayWords(day)}）`,
  units: (units: readonly string[]) =>
    units.length > 3 ? `${units.slice(0, 3).join('、')}等 ${units.length} 个单位` : units.join('、'),
  toGroup: (name: string | undefined) => (name ? `群“${name}”` : '群'),
  toPerson: (name: string | undefined) => `私聊 ${name ?? ''}`,
  open: '查看',
  whole: '回到预演',
  dayBefore: '前一个工作日',
  dayAfter: '后一个工作日',
  more: '下一页',
  back: '上一页',
  footer: '只是预演，什么都没有发。往后的日子按此后没有新填报推算。',
  receiver: (kind: 'chat' | 'person', name: string, units: readonly string[], count: number) =>
    `${units.join('、')} → ${kind === 'chat' ? '群' : '私聊'} ${name}，${count} 项`,
  unreported: (period: string) => `${period}还没填报`,
  unreached: (count: number) => `没有群也没有联络员，发不到：${count} 个单位`,
  nobody: (unit: string, count: number) => `${unit}，${count} 项`,
} as const

export const calendarWording = {
  title: (year: number) => `还不知道 ${year} 年的放假安排`,
  means: (year: number) =>
    `机器人里没有 ${year} 年的法定节假日和调休，到时只按周末算：法定假日可能照发提醒，调休的周末反而不发。`,
  how: '国务院公布放假安排后，请运维人员升级机器人（或其中的 chinese-days 包）并重启。',
} as const

export const holidayWording = {
  title: '节假日本来就不发提醒',
  none: (from: string, to: string) => `${dayWithWeekday(from)}至 ${dayWithWeekday(to)}放假，一条提醒也不发。`,
  together: (day: string, hour: string) => `${dayWithWeekday(day)}上班第一天 ${hour}，该提醒的一起发，每群一条。`,
  madeUp: (days: readonly string[]) => `调休上班的 ${days.map(dayWithWeekday).join('、')}照常提醒。`,
  weekends: '周末不发提醒，调休上班的周末除外。',
  firstDay: (day: string, hour: string) => `下一个工作日是 ${dayWithWeekday(day)}，${hour} 一起发，每群一条。`,
  unknown: '放假安排还没公布或机器人还没有更新；公布并更新后，放假的日子自然不发，上班第一天一起发。',
  everyDayTitle: '现在节假日也发提醒',
  everyDay: '设置里没有限定工作日（settings.yaml 的 workdaysOnly 为 false）。改为 true 并重启后，只在工作日提醒。',
} as const
