// Brings in the declaration of `window.suijian`.
import '../../renderer/host/desktop-host.ts'
