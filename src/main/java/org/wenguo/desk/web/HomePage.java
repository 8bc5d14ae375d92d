package org.wenguo.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;

/** Home: what I must do now, most urgent first, and beside it what waits for me. */
@Controller
class HomePage {

    private final ReadingHome reading;
    private final StaffShell shells;
    private final Dictionary dictionary;

    HomePage(ReadingHome reading, StaffShell shells, Dictionary dictionary) {
        this.reading = reading;
        this.shells = shells;
        this.dictionary = dictionary;
    }

    @GetMapping("/")
    String show(
            @RequestParam(defaultValue = "false") boolean mine,
            HttpServletRequest request,
            Viewer viewer,
            Words words,
            Model model) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        model.addAttribute("t", t);
        model.addAttribute("shell", shells.of(request, viewer, t.of("nav.home"), NavItem.HOME));
        model.addAttribute("view", reading.view(viewer, mine, t));
        return "desk/home";
    }

    @PostMapping("/notices/seen")
    String noticesSeen(Viewer viewer) {
        reading.noticesSeen(viewer);
        return "redirect:/";
    }
}
