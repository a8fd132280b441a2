"""Why the system refused something, in both languages."""

from __future__ import annotations

import errno

from mou_compiler.text import Text

_CHINESE = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许此操作",
    errno.ENOENT: "不存在",
    errno.ENOTDIR: "上级不是文件夹",
    errno.EISDIR: "是文件夹",
    errno.EEXIST: "已存在",
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "超出磁盘限额",
    errno.EFBIG: "文件过大",
    errno.EROFS: "文件系统只读",
    errno.EPIPE: "读取的一方已关闭",
    errno.EBADF: "已关闭",
    errno.EIO: "输入输出故障",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "符号链接成环",
    errno.EMFILE: "打开的文件过多",
    errno.ENFILE: "系统打开的文件过多",
    errno.ENOMEM: "内存不足",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.ENXIO: "没有该设备",
    errno.ESTALE: "文件已失效",
}


def reason_of(error: OSError) -> Text:
    """Return what the system said; in Chinese what it means, its number where that is not known."""
    said = error.strerror or type(error).__name__
    return Text(said, _CHINESE.get(error.errno or 0, f"系统错误 {error.errno or 0}"))
