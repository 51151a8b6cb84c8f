import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { aMessage, anEvent, encryptKey, signedRequest, verificationToken } from '../support/signed-request.ts'
import type { CountingFeishu } from './counting-feishu.ts'
import type { Starting, Subject } from './subject.ts'

const root = join(import.meta.dirname, '../..')
const liaison = 'ou_liaison'
const roster = `
coordinators: [{ name: 督办, openId: ou_coordinator }]
units:
  市农牧局: { liaisons: [{ name: 联络, openId: ${liaison} }] }
`
const questions = ['改厕归谁管', '市水利局有哪些任务', '污水治理的目标', '准格尔旗要做什么', '房价会涨吗']

/** Every fourth event sends in a form, the others ask; told apart by the number at its end. */
export const isSubmission = (event: string) => numberOf(event) % 4 === 0
export const messageOf = (event: string) => `om_${event.replaceAll('-', '_')}`

const numberOf = (event: string) => Number(/\d+$/.exec(event)?.[0])

/** The whole service, in a process of its own, between signed requests and a Feishu that counts. */
export function serviceSubject(feishu: CountingFeishu): Subject {
  return { name: '服务', start: (folder) => startService(feishu.url, folder) }
}

/** `folder` is the store's: the service's data folder is the one around it. */
function startService(platform: string, folder: string): Starting {
  const ready = Promise.withResolvers<{ deliver(event: string): Promise<void> }>()
  ready.promise.catch(() => undefined)
  const child = prepare(folder).then((env) =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/start.js'], {
      cwd: root,
      env: { ...process.env, ...env, FEISHU_BASE_URL: platform },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  )
  const ended = child.then((running) => once(running, 'exit'))
  void child.then((running) => {
    const said: string[] = []
    createInterface({ input: running.stderr }).on('line', (line) => {
      said.push(line)
      const url = /已启动：(http:\S+)/.exec(line)?.[1]
      if (url) ready.resolve({ deliver: (event) => deliver(url, event) })
    })
    void ended.then(() => ready.reject(new Error(`the service ended: ${said.join('\n')}`)))
  })
  return {
    ready: ready.promise,
    ended,
    async kill() {
      ;(await child).kill('SIGKILL')
      await ended
    },
  }
}

async function prepare(folder: string): Promise<NodeJS.ProcessEnv> {
  const dataDir = dirname(folder)
  await mkdir(folder, { recursive: true })
  const configDir = join(dataDir, 'config')
  await cp(join(root, 'config'), configDir, { recursive: true })
  await writeFile(join(configDir, 'roster.yaml'), roster)
  return {
    CONFIG_DIR: configDir,
    DATA_DIR: dataDir,
    PORT: '0',
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret-demo',
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
  }
}

/** Acknowledged is a 200; anything else, and Feishu would deliver again. */
async function deliver(url: string, event: string): Promise<void> {
  for (;;) {
    const { payload, headers, url: path } = signedRequest(requestOf(event), { at: new Date() })
    const { status } = await fetch(`${url}${path}`, { method: 'POST', headers, body: payload })
    if (status === 200) return
    // Not ready yet, or asked to come again later.
    if (status !== 503) throw new Error(`${event}: ${status}`)
    await wait(50)
  }
}

function requestOf(event: string) {
  const header = { event_id: event }
  if (!isSubmission(event)) {
    const { event: message } = aMessage(questions[numberOf(event) % questions.length] ?? '', {
      message_id: messageOf(event),
      chat_id: `oc_${numberOf(event) % 50}`,
    })
    return anEvent('im.message.receive_v1', message, header)
  }
  return anEvent(
    'card.action.trigger',
    {
      operator: { open_id: liaison, tenant_key: 'tk-demo' },
      token: `c-${event}`,
      action: {
        tag: 'button',
        name: 'submit',
        value: { action: 'progress.submit', task: 'zd-12', unit: '市农牧局' },
        form_value: { status: 'on_track', value_1: `${60 + (numberOf(event) % 30)}`, note: `${event}：三个站完工` },
      },
      context: { open_message_id: messageOf(event), open_chat_id: 'oc_liaison' },
    },
    header,
  )
}
