import RPC

/// What makes a shell ask cardctl how a line may go on. Each hands over the words behind `cardctl`, the
/// last as far as it is typed, and takes a candidate a line: the word, a tab, what it is.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// Tells a shell that the name of a file is wanted.
  static let files = ":files"

  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  /// bash takes `--option=value` for three words, and shows no descriptions.
  private static let bashText = #"""
    # bash completion for cardctl. In ~/.bashrc:  source <(cardctl completions bash)
    _cardctl() {
      local line
      COMPREPLY=()
      while IFS= read -r line; do
        if [[ $line == :files ]]; then
          compopt -o default 2>/dev/null
        elif [[ -n $line ]]; then
          COMPREPLY+=("${line%%$'\t'*}")
        fi
      done < <("${COMP_WORDS[0]}" __complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    }
    complete -F _cardctl cardctl
    """#

  private static let zshText = #"""
    #compdef cardctl
    # zsh completion for cardctl. In ~/.zshrc, after compinit:  source <(cardctl completions zsh)
    _cardctl() {
      local line word
      local -a found
      while IFS= read -r line; do
        if [[ $line == :files ]]; then
          _files
          return
        fi
        word=${line%%$'\t'*}
        [[ -n $word ]] && found+=("${word//:/\\:}:${line#*$'\t'}")
      done < <("$words[1]" __complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)
      (( $#found )) && _describe -V cardctl found
    }
    if [[ ${funcstack[1]} == _cardctl ]]; then
      _cardctl "$@"
    else
      compdef _cardctl cardctl
    fi
    """#

  private static let fishText = #"""
    # fish completion for cardctl. In ~/.config/fish/config.fish:  cardctl completions fish | source
    function __cardctl_complete
      set -l words (commandline -opc)
      set -l current (commandline -ct)
      set -l found ($words[1] __complete fish $words[2..-1] "$current" 2>/dev/null)
      if test "$found" = ":files"
        __fish_complete_path "$current"
      else
        printf '%s\n' $found
      end
    end
    complete -c cardctl -f -a '(__cardctl_complete)'
    """#
}

extension Command {
  static let completions = [
    Command(
      "completions",
      Text(
        "Prints what makes a shell complete commands, options, ids and values.",
        "输出 Shell 自动补全脚本，可补全命令、选项、编号和取值。"),
      [Operand("bash|zsh|fish")],
      examples: [
        "cardctl completions bash > /etc/bash_completion.d/cardctl",
        "cardctl completions zsh > ~/.zfunc/_cardctl",
        "cardctl completions fish > ~/.config/fish/completions/cardctl.fish",
      ],
      .program { context throws(Failure) in
        let name = context.invocation.operand(0)
        guard let script = CompletionScript(rawValue: name) else {
          let names = CompletionScript.allCases.map(\.rawValue)
          throw .usage(
            UsageError(
              "the shell is one of: \(names.joined(separator: ", "))",
              "Shell 只能是：\(names.joined(separator: "、"))",
              suggestion: Suggestion.nearest(to: name, among: names), topic: "completions"))
        }
        try context.output.lines([script.text])
      })
  ]
}
