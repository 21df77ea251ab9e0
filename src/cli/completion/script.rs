//! The scripts that let a shell ask.

use std::io::{self, Write};

use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Zsh};

use crate::cli::shell::{Shell, VARIABLE};

const NAME: &str = "daymark";

/// bash breaks words at colons and equals signs too, and takes what it gets as typed. clap's script
/// does not see to either, so this one hands over the line as it stands.
const BASH: &str = r#"_daymark() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(VARIABLE=bash daymark -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -F _daymark daymark 2>/dev/null || complete -F _daymark daymark
"#;

/// Before the script for zsh: where its completions were not set up, they are.
const ZSH_FIRST: &str = "#compdef daymark
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -D -i }
";

/// After it: zsh knows itself what stands behind a tilde or a variable, and would quote that sign if
/// daymark told it. As a file of `$fpath` the script is the function, the first time that it is asked.
const ZSH_LAST: &str = r#"_daymark() {
    if [[ "$PREFIX" == [~$]* ]]; then _files; else _clap_dynamic_completer_daymark; fi
}
compdef _daymark daymark
if [[ "${funcstack[1]}" == _daymark ]]; then
    _daymark "$@"
fi
"#;

/// Writes the script for a shell.
pub(crate) fn write(shell: Shell, out: &mut impl Write) -> io::Result<()> {
    let clap = |shell: &dyn EnvCompleter, out: &mut dyn Write| {
        shell.write_registration(VARIABLE, NAME, NAME, NAME, out)
    };
    match shell {
        Shell::Bash => out.write_all(BASH.replace("VARIABLE", VARIABLE).as_bytes()),
        Shell::Elvish => clap(&Elvish, out),
        Shell::Fish => clap(&Fish, out),
        Shell::Powershell => clap(&Powershell, out),
        Shell::Zsh => {
            out.write_all(ZSH_FIRST.as_bytes())?;
            clap(&Zsh, out)?;
            out.write_all(ZSH_LAST.as_bytes())
        }
    }
}
