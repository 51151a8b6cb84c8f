/** What a question asks for, as far as its skeleton says. Several may hold at once. */
export interface Asked {
  readonly owner: boolean
  readonly lead: boolean
  readonly value: boolean
  readonly deadline: boolean
  readonly yesNo: boolean
  readonly where: boolean
  readonly count: boolean
  readonly list: boolean
  readonly duty: boolean
  readonly together: boolean
  readonly without: boolean
  readonly besides: boolean
  readonly most: boolean
  readonly fewest: boolean
  readonly sole: boolean
  readonly same: boolean
  readonly frequency: boolean
  readonly progress: boolean
}

const patterns: Record<keyof Asked, RegExp> = {
  owner:
    /谁|哪[个些几家一]*[^项条]{0,2}(单位|部门|局|家|机构|委)|哪家|哪位|哪头|哪边|啥单位|啥部门|什么单位|什么部门|何单位|何部门|何人|责任单位|责任部门|责任方|责任主体|责任人|负责人|负责单位|负责部门|承办单位|承担单位|主管|主责|主抓|归口|归属|牵头|管事的|挑头|领头|[找归由问寻]哪|[上去]哪(?!一?年)|哪个?口|没人[管理抓问查治拦]|有人管/,
  lead: /牵头|挑头|领头|主责/,
  value:
    /多少|多大|多高|多长|几成|百分之几|(?<!哪|第)几[个家户亩条类块处万座批倍]|目标|指标|数值|硬指标|标准|任务数|要求多高|什么程度|啥程度|哪种程度|什么水平|啥水平|什么地步/,
  deadline:
    /什么时候|啥时候|何时|哪年|哪一年|几年|几时|什么时间|时间节点|截止|期限|时限|年限|完成时间|几月|哪天|多长时间/,
  yesNo:
    /是不是|是否|是不|有没有|有无|管不管|要不要|算不算|归不归|参不参与|在不在|涉不涉及|负不负责|承不承担|该不该|用不用|需不需要|对不对|对吗|对吧|是吗|是吧|吗|有份|沾不沾边|搭不搭边|列没列|有没|[UNBTL]没有$|吧$/,
  where: /第几|哪一?章|哪一?部分|哪一块|哪块|写在|出自|位于|在哪|属于哪|哪个任务|哪一?项|哪一?条|序号|编号|条目|位置/,
  count:
    /几[项条件桩]|多少[项条件]|多少个?(重点)?(任务|工作|措施|要求)|几个?(重点)?(任务|工作|措施|要求)|(任务|工作|项|要求|措施)(总)?(数|数量|个数)|一共|总共|共有|合计|总计|项数|几[个家]*(责任)?(单位|部门)|多少[个家]*(责任)?(单位|部门)|几家|多少家/,
  list: /哪些|哪几|有什么|有啥|什么|啥|列出|列一下|列举|清单|名单|都有|都是|还有/,
  duty: /做什么|干什么|干啥|干嘛|做啥|管什么|管啥|管哪些|忙什么|抓什么|抓啥|要干|负责|承担|职责|职能|分工|任务|事项|差事|活|做哪些|干哪些|做些什么|干些什么|要求什么|管|牵头什么/,
  together: /共同|都|同时|一起|一块|联合|合作|交集|重合|重叠|也|既/,
  without: /没有|不含|不包括|不涉及|没列|没点名|不在|不归|不管|不参与|不负责|没/,
  besides: /除了|除|之外|以外|还有谁|还有哪|其他|其它|别的/,
  most: /最多|最重|最大|前三|排名/,
  fewest: /最少/,
  sole: /只有一个|只有一家|只有|仅有|仅|唯一|单独|独自|独立|一家单位|单一|一个单位|一个责任单位/,
  same: /一家|一回事|同一个|一样|区别|不同|什么关系|啥关系|啥区别/,
  frequency: /多久一次|周期|频率|多久/,
  progress: /进展|进度|完成情况|完成了多少|完成率|做到哪|干到哪|到哪一步|推进情况|落实情况/,
}

const names = Object.keys(patterns) as (keyof Asked)[]

export function askedOf(shape: string): Asked {
  return Object.fromEntries(names.map((name) => [name, patterns[name].test(shape)])) as Record<keyof Asked, boolean>
}
