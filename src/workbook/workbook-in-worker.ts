import { Worker } from 'node:worker_threads'
import type { WorkbookMaterial } from './make-workbook.ts'

/** In a thread of its own: a large ledger's workbook takes seconds, in which events have to be answered. */
export async function workbookInWorker(material: WorkbookMaterial): Promise<Uint8Array> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { workerData: material })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the workbook's thread ended early with ${code}`)))
  return promise
}
