import { personOf } from '../state.js'
import { html } from '../view.js'

const forEveryone = ['种树治沙归谁管？', '污水治理的目标是多少', '第12项的责任单位', '今年底到期的有哪些', '帮助']

/** What each kind of person would first ask. */
function examplesFor({ role = '', unit = '' }) {
  if (/统筹|督办/.test(role)) return ['台账', '发通知', '谁还没回', '通报', '未答', '种树治沙归谁管？']
  if (/联络/.test(role)) return ['我的任务', '待填报', '填报 12', `${unit}要做什么`, '污水治理的目标是多少', '帮助']
  return /旗|区$/.test(unit) ? [`${unit}要做什么`, ...forEveryone] : forEveryone
}

/** So that a newcomer knows what to say to an empty chat. */
export function Examples({ chat, state, onPick }) {
  const group = chat.kind === 'group'
  if (group && !chat.botIn) return null
  const examples = examplesFor(personOf(state.me) ?? {})
  return html`<div class="examples" role="group" aria-label="可以这样问">
    <span>可以这样问</span>
    ${examples.map((example) => html`<button key=${example} class="chip" onClick=${() => onPick(group ? `@${state.bot.name} ${example}` : example)}>${example}</button>`)}
  </div>`
}
