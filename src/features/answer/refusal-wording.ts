import type { Refusal } from '../../understand/question.ts'

const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、')

/** One plain sentence, and what to do next. Names no unit that the question did not name. */
export function refusalWords(why: Refusal): { readonly sentence: string; readonly next: string } {
  const nearby = '下面是方案里最接近的条款，点开可以看。'
  const askAgain = '换一个方案里的说法再问，或发“帮助”看看能问什么。'
  const next = 'near' in why && why.near.length > 0 ? nearby : askAgain
  switch (why.kind) {
    case 'not-in-plan':
      return {
        sentence: why.words.length > 0 ? `方案没有提到${quoted(why.words.slice(0, 4))}。` : '方案没有写这件事。',
        next,
      }
    case 'no-such-year':
      return {
        sentence: `方案没有写${why.year}年的目标${why.years.length > 0 ? `，只写了${why.years.map((year) => `${year}年`).join('和')}的` : ''}。`,
        next,
      }
    case 'no-such-value':
      return { sentence: '方案在这一条里没有给出这个数值。', next }
    case 'no-names':
      return { sentence: `方案没有列出${why.words}，只写了要做什么、做多少。`, next }
    case 'no-deadline':
      return { sentence: '方案没有为这件事写完成期限。', next }
    case 'unit-not-named':
      return {
        sentence: `方案没有点名${why.name}。`,
        next: '方案里“市直各有关部门”这类统称是否包含它，方案没有说明。',
      }
    case 'no-such-item':
      return {
        sentence: `方案里没有“${why.cited}”这一条。`,
        next: '重点工作编号是 1 到 24，具体要求是四（一）到四（六），保障措施是五（一）到五（五）。',
      }
    case 'no-subject':
      return {
        sentence: '没看出来问的是哪件事。',
        next: '可以这样问：改厕归谁管 · 市水利局有哪些任务 · 2025年污水治理率要到多少。',
      }
    case 'small-talk':
      return {
        sentence: '你好，我只管一件事：方案里哪件事归谁、到什么时候、要做到多少。',
        next: '比如：改厕归谁管 · 市水利局有哪些任务。',
      }
    case 'injection':
      return { sentence: '我只按方案原文回答，规则改不了。', next: '问任务、单位、指标、期限都可以。' }
    case 'person':
      return { sentence: '方案只写到单位，没有个人的姓名、职务和联系方式。', next: '可以问某件事由哪些单位负责。' }
    case 'opinion':
      return {
        sentence: '这要由人来判断，我只说方案写了什么、单位报了什么。',
        next: '可以问某件事由哪些单位负责、目标是多少。',
      }
    case 'other-plan':
      return {
        sentence: '我手里只有这一份方案，别的规划和方案不在里面。',
        next: '问这份方案里的任务、单位、指标、期限都可以。',
      }
    case 'no-owners':
      return { sentence: '这一条方案没有列责任单位，只写了要做什么。', next: '点开可以看它的内容。' }
    case 'too-long':
      return { sentence: `这条消息太长了（超过 ${why.limit} 字）。`, next: '请把问题分开，一次问一两件事。' }
    default:
      return why satisfies never
  }
}
