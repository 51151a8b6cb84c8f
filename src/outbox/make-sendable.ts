import { type Content, FeishuError, type Messenger, type Sendable } from '../ports.ts'

/** The bytes of a workbook that shows what is true now. */
export type MakeWorkbook = () => Promise<Uint8Array>

interface Hands {
  readonly messenger: Messenger
  readonly makeWorkbook?: MakeWorkbook | undefined
}

/** A workbook or somebody's file becomes an uploaded one; everything else goes as it is. Rejects with `FeishuError`. */
export async function makeSendable(content: Content, { messenger, makeWorkbook }: Hands): Promise<Sendable> {
  switch (content.kind) {
    case 'workbook': {
      if (!makeWorkbook) throw new FeishuError('bad-request', 'never', 'nobody here makes workbooks')
      return beforehand(async () => ({
        kind: 'file',
        fileKey: await messenger.uploadFile(content.name, await makeWorkbook()),
      }))
    }
    case 'copy':
      return beforehand(() => messenger.copyFile(content.of))
    default:
      return content
  }
}

/** Whatever became of a file, its message has not left. */
async function beforehand(prepare: () => Promise<Sendable>): Promise<Sendable> {
  try {
    return await prepare()
  } catch (cause) {
    if (!(cause instanceof FeishuError))
      throw new FeishuError('server-error', 'not-done', 'a file could not be made', { cause })
    if (cause.fate !== 'unknown') throw cause
    throw new FeishuError(cause.code, 'not-done', cause.message, { ...cause, cause })
  }
}
