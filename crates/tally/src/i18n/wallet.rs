//! The wallet: keys, accounts, pass phrases.

messages! {
    yes_or_no() "[y/N]" "[是 y / 否 N]"
    proceed() "Go on?" "继续吗？"
    ask_passphrase() "Pass phrase of your wallet" "钱包口令"
    ask_new_passphrase() "New pass phrase for your wallet (8 characters or more)" "为钱包设置新口令（至少 8 个字符）"
    passphrase_again() "The same again" "请再输入一次"
    ask_keystore_passphrase() "Pass phrase of the keystore file" "密钥文件的口令"
    ask_key() "Private key (64 hexadecimal digits)" "私钥（64 位十六进制数字）"
    ask_phrase() "Recovery phrase (12 to 24 words)" "助记词（12 至 24 个词）"
    ask_extra() "The phrase's extra pass phrase (BIP-39)" "助记词的附加口令（BIP-39）"
    account_made(name, address) "Made account “{name}”:\n  {address}" "已创建账户“{name}”：\n  {address}"
    phrase_shown()
        "These words are your money. Write them down on paper, in this order:"
        "这些词就是你的钱。请按顺序抄写在纸上："
    phrase_warning()
        "Whoever has them has your money; without them nobody can bring it back. They are not shown again \
         unless you export them."
        "谁拥有这些词，谁就拥有你的钱；丢失后没有人能找回。除非你导出，否则不会再次显示。"
    phrase_not_shown(name)
        "The recovery phrase is in the vault; write it down: tally wallet export \"{name}\" --as phrase"
        "助记词在保险库中；请抄写：tally wallet export \"{name}\" --as phrase"
    account_imported(name, address) "Imported account “{name}”:\n  {address}" "已导入账户“{name}”：\n  {address}"
    export_question(name)
        "Whoever sees the secret of “{name}” can spend everything it has. Show it?"
        "任何看到“{name}”密钥的人都能花掉它的一切。要显示吗？"
    exported(path) "Written to {path}" "已写入 {path}"
    watched() "watched" "仅观察"
    vault_empty() "the wallet has no accounts yet; make one with `tally wallet new`" "钱包中还没有账户；请用 `tally wallet new` 创建"
    default_marked() "* acts when no other account is named" "* 未指明账户时由它操作"
    default_chosen(name) "“{name}” acts when no other account is named" "未指明账户时由“{name}”操作"
    renamed(from, to) "“{from}” is now “{to}”" "“{from}”现名为“{to}”"
    remove_question(name, address)
        "Remove “{name}” ({address})? Its key is lost unless you have it elsewhere."
        "要移除“{name}”（{address}）吗？若别处没有备份，其密钥将永远丢失。"
    removed(name) "Removed “{name}”" "已移除“{name}”"
    passphrase_changed() "The pass phrase is changed" "口令已更改"
    locked_always()
        "The wallet is locked: nothing stays unlocked between commands, each asks for the pass phrase"
        "钱包已锁定：命令之间不保留解锁状态，每次都需要口令"
    no_vault(path)
        "there is no wallet at {path}; make one with `tally wallet new`"
        "{path} 处没有钱包；请用 `tally wallet new` 创建"
    watch_only(name) "“{name}” is only watched; its key is not in this wallet" "“{name}”仅供观察；其密钥不在此钱包中"
    no_key_for(account)
        "this wallet has no key that may sign for {account}"
        "此钱包中没有可为 {account} 签名的密钥"
    no_phrase(name)
        "“{name}” did not come from a recovery phrase; export it with --as key"
        "“{name}”不是来自助记词；请用 --as key 导出"
    keystore_kind(name)
        "“{name}” has an Ed25519 key, and keystore files hold secp256k1 keys only; export it with --as key"
        "“{name}”的密钥是 Ed25519，而密钥文件只支持 secp256k1；请用 --as key 导出"
    book_unreadable(path)
        "{path} is damaged; delete it, and it is written anew from the vault"
        "{path} 已损坏；请删除它，它会从保险库重新生成"
    pins_unreadable(path)
        "{path} is damaged; delete it and your networks will be pinned again"
        "{path} 已损坏；请删除它，网络将重新固定"
    pinned(name, node, key)
        "First contact with the network “{name}” at {node}. From now on only this network is trusted there; \
         compare its public key with one from somebody you trust:\n  {key}"
        "首次连接 {node} 上的网络“{name}”。今后在此地址只信任该网络；请与可信来源核对其公钥：\n  {key}"
    nothing_pinned(node) "No network is pinned for {node}" "{node} 没有固定的网络"
    forget_question(node, key)
        "Forget the network pinned for {node}, whose public key is {key}?"
        "要忘记为 {node} 固定的网络（公钥 {key}）吗？"
    network_forgotten(node)
        "Forgotten; the next network at {node} will be pinned"
        "已忘记；{node} 上的下一个网络将被固定"
    signed_fully(path)
        "All have signed. Submit it with: tally tx submit {path}"
        "所有人都已签名。提交：tally tx submit {path}"
    signed_partly(path, missing)
        "Written to {path}. These have to sign it yet: {missing}"
        "已写入 {path}。尚需签名：{missing}"
    cosigners_missing(missing)
        "more signatures are needed for {missing}; write the transaction to a file with -o FILE and pass it on"
        "尚需更多签名：{missing}；请用 -o 文件名 写出交易并转交"
    scan_to_pay() "Scan or open to pay:" "扫码或打开链接付款："
}
