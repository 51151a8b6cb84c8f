/** A refusal as the platform words it. */
export class Refusal extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(code: number, detail?: string, more: { status?: number; headers?: Record<string, string> } = {}) {
    super(`${wordings[code] ?? 'request refused'}${detail ? `, ext=${detail}` : ''}`)
    this.name = 'Refusal'
    this.code = code
    this.status = more.status ?? 400
    this.headers = more.headers ?? {}
  }
}

const wordings: Readonly<Record<number, string>> = {
  10002: 'invalid card',
  10003: 'invalid param',
  10015: 'app secret invalid',
  200000: 'The message was recalled',
  300090: 'The card can not be updated now',
  41050: 'no user authority: outside the contact range',
  230018: 'The group does not allow this',
  11310: 'card limit exceeded',
  99991400: 'request trigger frequency limit',
  99991661: 'Missing access token for authorization',
  99991663: 'Invalid access token for authorization',
  99991671: 'Invalid access token, it must start with t- or u-',
  99991672: 'Access denied. One of the following scopes is required',
  99992351: 'The open_id is not known to this app',
  99992354: 'The message_id is invalid, it must start with om_',
  230001: 'Your request contains an invalid request parameter',
  230002: 'The bot can not be outside the group',
  230009: 'The message is too old to be recalled',
  230011: 'The message was recalled',
  230013: 'The bot has no availability to this user',
  230017: 'The resource does not belong to this bot',
  230020: 'This operation triggers the frequency limit',
  230025: 'The length of the message content reaches its limit',
  230026: 'No permission to recall this message',
  230027: 'Lack of necessary permissions',
  230029: 'The user has resigned',
  230031: 'The message has exceeded its time limit for updating',
  230033: 'The message is older than seven days',
  230034: 'The receive_id is invalid',
  230049: 'The message is being sent',
  230053: 'The user has stopped the bot from sending messages',
  230055: 'The file type does not match the message type',
  230072: 'The message has reached the number of times it can be edited',
  230075: 'The message has exceeded the time limit for editing',
  230099: 'Failed to create card content',
  230110: 'The message was deleted',
  232006: 'The chat_id is invalid',
  232009: 'The group was dissolved',
  232011: 'The operator is not in the group',
  234001: 'Invalid request parameter',
  234006: 'The file is larger than the limit',
  234010: 'The file is empty',
  234011: 'The image format is not supported',
  234037: 'The file is too large to download',
  234038: 'The resource does not belong to the message',
  234043: 'Resources of this message type can not be downloaded',
  300020: 'The callback token is invalid',
  300030: 'The callback token has expired',
  300040: 'The callback token was used up',
}

/** A card that was refused on its way in: the inner code stands in the text, as IM does it. */
export function cardRefusal(fault: { code: number; path: string; message: string }): Refusal {
  if (fault.code === 230025) return new Refusal(230025)
  return new Refusal(230099, `ErrCode: ${fault.code}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}; `)
}
