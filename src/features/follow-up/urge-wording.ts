import { statusWords } from '../../plan/report-wording.ts'

const some = (units: readonly string[], most = 6) =>
  units.length > most ? `${units.slice(0, most).join('、')}等 ${units.length} 个单位` : units.join('、')

export const urgeWording = {
  urging: '催办',
  coordinatorsOnly: '只有统筹人员能催办。',
  whichTask: '请带上编号，例如“催办 12 市住建局 月底前报数”；不写单位就催还没填报的各单位。',
  noSuchTask: (id: string) => `方案里没有 ${id} 这一项。编号是 1 到 24，或 yq-1…yq-6、bz-1…bz-5。`,
  noOwner: (title: string) => `${title}没有列具体责任单位，没有催办对象。`,
  closed: (title: string, how: keyof typeof statusWords) => `${title}已报“${statusWords[how]}”，不用催。`,
  unknownUnit: (words: string) => `没有“${words}”这个单位，没有发出。请核对名称，或用“名册”里的写法。`,
  notOwners: (title: string, units: readonly string[], owners: readonly string[]) =>
    `${some(units)}不是${title}的责任单位，没有发出。责任单位是${owners.join('、')}。`,
  reasonTooLong: (most: number, length: number) =>
    `理由最多 ${most} 字（这里有 ${length} 字），没有发出。请写短些再发。`,
  allReported: (title: string, task: string) =>
    `${title}本期已填报，没有要催的单位。仍要催，请写明单位：催办 ${task} 单位 理由。`,
  tooSoon: (unit: string, when: string, who: string, next: string) =>
    `${unit}${when}${who ? `已由${who}` : '已'}催过。同一单位同一事项两个工作日内只催一次，${next}起可以再催。`,
  tooSoonMore: (count: number) => `另有 ${count} 个单位也在两个工作日内催过。`,
  unreachable: (units: readonly string[]) =>
    `${some(units)}没有群，也没有联络员，发不到。请先“绑定”群或请对方登记联络员。`,

  title: (title: string) => `催办 ${title}`,
  summary: (title: string) => `催办：${title}`,
  please: (people: string) => `请 ${people} 答复`,
  reason: (reason: string) => `理由：${reason}`,
  target: (metric: string, value: string) => `${metric}：目标 ${value}`,
  more: (count: number) => `另有 ${count} 项指标`,
  lastReport: (unit: string, status: string, when: string, state: string) =>
    `最近填报：${unit} ${when} ${status}（${state}）`,
  neverReported: '还没有填报',
  from: (who: string, when: string) => `${who} ${when} 催办`,
  aCoordinator: '统筹人员',
  report: '填报',
  answer: '回复',
  answerFor: (unit: string) => `${unit}回复`,
  explain: '说明原因和措施',
  progress: '看进展',

  sentTitle: (title: string) => `已催办 ${title}`,
  sentToast: (units: readonly string[]) => `已催办${some(units, 3)}。`,
  waiting: '待回复',
  reported: (report: string) => `已填报（${report}）`,
  answered: (text: string) => `已回复：${text}`,

  answerTitle: (title: string) => `回复催办 ${title}`,
  answerLabel: '回复（必填）',
  answerHint: '现在到哪一步，什么时候能完成',
  send: '提交回复',
  noAnswer: '请写一句：现在到哪一步，什么时候能完成。',
  answerTooLong: (most: number, length: number) =>
    `回复最多 ${most} 字（这里有 ${length} 字），没有记下。请写短些再发。`,
  sentPrivately: '回复框已发到你和机器人的私聊，请到那里填。',
  gone: '找不到这条催办，它可能已经很旧。发“填报 编号”直接填报即可。',
  nothingOpen: '没有等着你单位回复的催办。',
  severalOpen: (tasks: readonly string[]) =>
    `有几条催办等着回复，请写明编号：${tasks.map((task) => `回复催办 ${task} …`).join('；')}`,
  notYours: (unit: string) => `这是给${unit}的催办，由该单位的人回复。`,
  answerTaken: '已记下，并告知统筹人员。',
  toldTitle: (unit: string) => `${unit}回复催办`,
} as const
