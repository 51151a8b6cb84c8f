/**
 * Phrases that say nothing: no number, no next step, no obstacle. Asked about once, then accepted. As data, so that an
 * office may add its own.
 */
const phrases = [
  '正在积极推进',
  '积极推进中',
  '积极推进',
  '稳步推进',
  '有序推进',
  '扎实推进',
  '加快推进',
  '持续推进',
  '正在推进',
  '推进中',
  '正在推进中',
  '正常推进',
  '按计划推进',
  '按时序推进',
  '正在落实',
  '持续落实',
  '抓紧落实',
  '认真落实',
  '正在办理',
  '正在办理中',
  '正在开展',
  '有序开展',
  '正在进行',
  '进行中',
  '取得积极进展',
  '取得阶段性成效',
  '进展顺利',
  '进展良好',
  '总体良好',
  '一切正常',
  '正常',
  '顺利',
  '良好',
  '高度重视',
  '高位推动',
  '加强领导',
  '统筹推进',
  '正在研究',
  '正在协调',
  '正在对接',
  '努力推进',
  '全力推进',
  '全面推进',
  '深入推进',
] as const

/** Words around a phrase that add nothing to it. */
const filler = /我局|我单位|我们|本局|该项|此项|这项|工作|目前|现在|正|各项|任务|中|的|已|均|都|在|[\s,。、;!，；！.]/g

const core = (text: string) => text.replace(filler, '')
const cores = new Set<string>(phrases.map(core))

export function isEmptyPhrase(note: string): boolean {
  if (note.trim() === '' || /[0-9０-９]/.test(note)) return false
  const said = note
    .split(/[,，。;；、!！\n]/)
    .map(core)
    .filter((part) => part !== '')
  return said.length > 0 && said.every((part) => cores.has(part))
}
