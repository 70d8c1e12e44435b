# SPDX-License-Identifier: GPL-2.0-or-later
# Completion of news-index and news-search in fish: the programs themselves know what could follow.

function __news_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string unescape)
    or set typed (commandline -ct)
    set -l lines ($words[1] --complete $words[2..-1] "$typed" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$typed"
        case folders
            # An index is what was looked for: nobody goes on into it, so it ends without a slash.
            for folder in (__fish_complete_directories "$typed" '')
                set -l path (string split --max 1 \t -- $folder)[1]
                if test -e "$path/XAPIANDB"
                    string trim --right --chars / -- $path
                else
                    echo $folder
                end
            end
        case words
            printf '%s\n' $lines[2..-1]
    end
end

complete -c news-index -f -a '(__news_complete)'
complete -c news-search -f -a '(__news_complete)'
