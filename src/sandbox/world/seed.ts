import { stableId } from './ids.ts'
import type { Scenario } from './types.ts'

const bot = { openId: stableId('ou_', 'bot'), name: '督办' }

/** key, name, role, unit, note */
const cast = [
  ['official', '苏和', '旗区干部', '准格尔旗', '准格尔旗农牧局干部，爱在群里问这件事归谁管'],
  ['nongmu', '张建国', '联络员', '市农牧局', '市农牧局的联络员，每月替本局填报'],
  ['shuili', '李雪梅', '联络员', '市水利局', '市水利局的联络员'],
  ['xiangcun', '巴特尔', '联络员', '市乡村振兴局', '市乡村振兴局的联络员'],
  ['wenlv', '王丽', '联络员', '市文旅局', '市文旅局的联络员，热心，有时替别的局填报'],
  ['leader', '赵永胜', '单位负责人', '市农牧局', '市农牧局分管副局长，逾期久了会找到他'],
  ['coordinator', '陈督办', '统筹', '督办科', '督办科科长：发通知、审核填报、看全盘'],
  ['coordinator2', '娜仁', '统筹', '督办科', '督办科科员，与科长一同审核'],
] as const

export type SeedPerson = (typeof cast)[number][0]

export const openIdOf = (key: SeedPerson): string => stableId('ou_', key)

const groups = [
  ['nongmu', '市农牧局工作群', ['nongmu', 'leader', 'coordinator']],
  ['shuili', '市水利局工作群', ['shuili', 'coordinator']],
  ['xiangcun', '市乡村振兴局工作群', ['xiangcun', 'coordinator']],
  ['wenlv', '市文旅局工作群', ['wenlv', 'coordinator']],
  ['zhunqi', '准格尔旗工作群', ['official', 'coordinator']],
  ['all', '全市调度群', ['official', 'nongmu', 'shuili', 'xiangcun', 'wenlv', 'leader', 'coordinator', 'coordinator2']],
  ['desk', '督办科内部群', ['coordinator', 'coordinator2']],
] as const

export type SeedGroup = (typeof groups)[number][0]

export const chatIdOf = (key: SeedGroup): string => stableId('oc_', key)

export const scenario: Scenario = {
  bot,
  people: cast.map(([key, name, role, unit, note], index) => ({
    openId: openIdOf(key),
    unionId: stableId('on_', key),
    userId: `u_${key}`,
    name,
    role,
    unit,
    note,
    // Numbers of a block that no operator gives out.
    mobile: `+861000000${String(index + 1).padStart(4, '0')}`,
    email: `${key}@sandbox.example`,
  })),
  groups: groups.map(([key, name, members]) => ({
    chatId: chatIdOf(key),
    name,
    members: members.map((member) => openIdOf(member)),
  })),
}

/** The same people as `config/roster.yaml` would name them. */
export const roster = {
  coordinators: [
    { name: '陈督办', openId: openIdOf('coordinator') },
    { name: '娜仁', openId: openIdOf('coordinator2') },
  ],
  coordinatorChat: chatIdOf('desk'),
  units: {
    市农牧局: {
      chats: [chatIdOf('nongmu')],
      liaisons: [{ name: '张建国', openId: openIdOf('nongmu') }],
      leader: { name: '赵永胜', openId: openIdOf('leader') },
    },
    市水利局: { chats: [chatIdOf('shuili')], liaisons: [{ name: '李雪梅', openId: openIdOf('shuili') }] },
    市乡村振兴局: { chats: [chatIdOf('xiangcun')], liaisons: [{ name: '巴特尔', openId: openIdOf('xiangcun') }] },
    市文旅局: { chats: [chatIdOf('wenlv')], liaisons: [{ name: '王丽', openId: openIdOf('wenlv') }] },
    准格尔旗: { chats: [chatIdOf('zhunqi')], liaisons: [{ name: '苏和', openId: openIdOf('official') }] },
  },
}
