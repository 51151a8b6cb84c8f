/** Why a message did not go out, by the outbox's code. */
const reasons: Readonly<Record<string, string>> = {
  'not-in-chat': '机器人不在群里',
  'chat-gone': '群已解散',
  'person-unreachable': '对方不在机器人的可用范围内，或已离职、已停用',
  'no-permission': '机器人缺少权限，或群设置不允许它发言',
  'content-refused': '内容被飞书拒绝（太长或太大、敏感词，或含电话、邮箱）',
  'marked-secret': '文件里有密级标记，不能用飞书发送',
  'bad-request': '飞书不接受这条消息的格式',
  'message-gone': '原消息已被撤回或删除',
  'too-old': '超过了飞书允许的时间',
  'too-late': '试了一天没有发出去',
  'uuid-expired': '发出后没有收到飞书的答复，超过一小时，无法确认是否送达',
}

export const heldWords = (detail: string) => reasons[detail] ?? '发送失败'
