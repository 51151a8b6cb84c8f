import type { Intent } from '../../understand/intent.ts'

type Unreadable = Extract<Intent, { kind: 'unreadable' }>['what']

export const helpWording = {
  title: '督办助手',
  welcomeTitle: '你好，我是督办助手',
  welcome: (plan: string) =>
    `我手里有${plan}的台账：哪件事归哪些单位、到什么时候、要做到多少，一问就答，句句注明出处；方案没写的，我会直说没写。`,
  inGroup: '在群里请先 @我 再提问；也可以私聊我。',
  inPrivate: '直接发问题就行，不用命令。',
  tryThese: '可以这样问：',
  examples: ['改厕归谁管', '市水利局有哪些任务', '2025年污水治理率要到多少'],
  help: [
    '**问责任**：改厕归谁管 · 第12项的责任单位 · 五（三）12',
    '**问单位**：市水利局有哪些任务 · 林草局和文旅局都参与哪些',
    '**问指标**：2025年污水治理率要到多少 · 2030年有哪些目标',
    '**核对**：发改委是不是以工代赈那项的责任单位',
    '**旗区**：准格尔旗要做什么',
    '一条消息可以问几件事；“那目标呢”接着上一问。',
  ].join('\n'),
  unreadable: {
    empty: '我在。想问哪件事？',
    picture: '图片我看不懂，请把问题打成字。',
    file: '文件我不在聊天里读，请把问题打成字。',
    voice: '语音我听不懂，请把问题打成字。',
    sticker: '收到。想问方案里的事，打字就行。',
    other: '这类消息我读不了，请把问题打成字。',
  } satisfies Record<Unreadable, string>,
  alreadyPressed: '已经收到，正在处理。',
  oldButton: '这个按钮已经失效，请重新提问。',
} as const
