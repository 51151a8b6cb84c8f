import { Avatar } from '../avatar.js'
import { personOf } from '../state.js'
import { html } from '../view.js'

/** What an empty chat says about itself. */
export function Welcome({ chat, state }) {
  const { name = '', role = '' } = personOf(state.me) ?? {}
  const group = chat.kind === 'group'
  return html`<div class="welcome">
    <${Avatar} name=${group ? chat.name : state.bot.name} size=${64} group=${group} bot=${!group} />
    <b>${group ? chat.name : state.bot.name}</b>
    <p>${chat.botIn ? '问方案里的任务、责任单位、目标和时限；联络员在这里填报，统筹在这里看全盘。' : '机器人不在这个群里。在右上角的群设置里把它加进来。'}</p>
    <p>你现在是 ${name}（${role}）。点自己的头像可以换一个人。</p>
  </div>`
}
