import { toast } from '../actions.js'

const most = { image: 10, file: 30 }

/** Feishu's own limits, told before the bytes travel. */
export async function asUpload(file) {
  const kind = /^image\/(png|jpe?g|gif|webp)$/.test(file.type) ? 'image' : 'file'
  if (file.size === 0 || file.size > most[kind] * 1024 * 1024) {
    const words = file.size === 0 ? '空文件发不出去' : `「${file.name}」超过 ${most[kind]} MB，发不出去`
    toast({ type: 'warning', content: words })
    return undefined
  }
  return { [kind]: { name: file.name || '图片.png', base64: await base64Of(file) } }
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
