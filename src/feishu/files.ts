import { documentMarkingIn } from '../plan/markings.ts'
import type { Attachment } from '../plan/notice.ts'
import { FeishuError, type Messenger, type Sendable } from '../ports.ts'
import type { Feishu } from './client.ts'
import { errorOfAnswer, errorOfFailure } from './errors.ts'
import { textOfFile } from './file-text.ts'

interface Answer {
  readonly code: number
  readonly msg: string
  readonly data?: { readonly file_key?: string; readonly image_key?: string }
}

/** Milliseconds. */
const transferWithin = 30_000
/** Feishu takes no larger file (10 MB for a picture). */
const most = { file: 30 * 1024 * 1024, picture: 10 * 1024 * 1024 }
/** Copies kept in mind, so that a notice to 300 groups uploads its file once. */
const mostKnown = 20

/** Files to and from Feishu; the SDK sends uploads without a filename, which Feishu takes for none. */
export function createFiles(feishu: Feishu): Pick<Messenger, 'uploadFile' | 'copyFile'> {
  const copies = new Map<string, Promise<Sendable>>()

  async function request(path: string, body?: FormData): Promise<Response> {
    const token = await feishu.token()
    try {
      return await fetch(`${feishu.baseUrl}/open-apis/im/v1/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${token}` },
        ...(body && { body }),
        signal: AbortSignal.timeout(transferWithin),
      })
    } catch (thrown) {
      throw errorOfFailure(thrown)
    }
  }

  async function answerOf(response: Response): Promise<Answer> {
    try {
      const answer = (await response.json()) as Answer
      if (answer.code !== 0) throw errorOfAnswer({ code: answer.code, msg: answer.msg, status: response.status })
      return answer
    } catch (thrown) {
      throw errorOfFailure(thrown)
    }
  }

  async function upload(kind: Attachment['file'], name: string, bytes: Uint8Array): Promise<Sendable> {
    const form = new FormData()
    const blob = new Blob([new Uint8Array(bytes)])
    if (kind === 'picture') {
      form.set('image_type', 'message')
      form.set('image', blob, name || 'picture')
      const { data } = await answerOf(await request('images', form))
      return { kind: 'picture', imageKey: data?.image_key ?? '' }
    }
    form.set('file_type', 'stream')
    form.set('file_name', name || 'file')
    form.set('file', blob, name || 'file')
    const { data } = await answerOf(await request('files', form))
    return { kind: 'file', fileKey: data?.file_key ?? '' }
  }

  async function copy({ file, message, key, name }: Attachment): Promise<Sendable> {
    const type = file === 'picture' ? 'image' : 'file'
    const path = [message, 'resources', key].map(encodeURIComponent).join('/')
    const response = await request(`messages/${path}?type=${type}`)
    if (!response.ok || response.headers.get('content-type')?.includes('json')) await answerOf(response)
    const bytes = await response.bytes().catch((thrown) => {
      throw errorOfFailure(thrown)
    })
    if (bytes.length > most[file]) throw new FeishuError('content-refused', 'never', 'the file is too large to send on')
    if (file === 'file' && documentMarkingIn(textOfFile(bytes)) !== undefined)
      throw new FeishuError('marked-secret', 'never', 'the file bears a secrecy mark')
    return upload(file, name, bytes)
  }

  return {
    async uploadFile(name, bytes) {
      const sendable = await upload('file', name, bytes)
      return sendable.kind === 'file' ? sendable.fileKey : ''
    },
    copyFile(of) {
      const name = `${of.message} ${of.key}`
      const known = copies.get(name)
      if (known) return known
      const [oldest] = copies.keys()
      if (oldest !== undefined && copies.size >= mostKnown) copies.delete(oldest)
      const copied = copy(of)
      copies.set(name, copied)
      copied.catch(() => copies.delete(name))
      return copied
    },
  }
}
